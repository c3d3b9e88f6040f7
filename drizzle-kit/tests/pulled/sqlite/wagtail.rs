// The schema of a sqlite database, as `drizzle-kit pull` found it.
#![allow(unused_imports)]
use drizzle::prelude::*;

#[table(sqlite, name = "auth_group")]
#[unique("auth_group_name_key", on(name))]
#[derive(Debug, Clone, PartialEq)]
pub struct AuthGroup {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(sql_type = "varchar(150)")]
    pub name: String,
}

#[table(sqlite, name = "auth_group_permissions")]
#[index("auth_group_permissions_group_id_b120cbf9", on(group_id))]
#[unique_index("auth_group_permissions_group_id_permission_id_0cd325b0_uniq", on(group_id, permission_id))]
#[index("auth_group_permissions_permission_id_84c5c92e", on(permission_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct AuthGroupPermission {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(auth_group::id, initially_deferred))]
    pub group_id: i64,
    #[column(references(auth_permission::id, initially_deferred))]
    pub permission_id: i64,
}

#[table(sqlite, name = "auth_permission")]
#[index("auth_permission_content_type_id_2f476e4b", on(content_type_id))]
#[unique_index("auth_permission_content_type_id_codename_01ab375a_uniq", on(content_type_id, codename))]
#[derive(Debug, Clone, PartialEq)]
pub struct AuthPermission {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(sql_type = "varchar(255)")]
    pub name: String,
    #[column(references(django_content_type::id, initially_deferred))]
    pub content_type_id: i64,
    #[column(sql_type = "varchar(100)")]
    pub codename: String,
}

#[table(sqlite, name = "auth_user")]
#[unique("auth_user_username_key", on(username))]
#[derive(Debug, Clone, PartialEq)]
pub struct AuthUser {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(sql_type = "varchar(128)")]
    pub password: String,
    #[column(sql_type = "datetime")]
    pub last_login: Option<chrono::NaiveDateTime>,
    #[column(sql_type = "bool")]
    pub is_superuser: bool,
    #[column(sql_type = "varchar(150)")]
    pub username: String,
    #[column(sql_type = "varchar(150)")]
    pub first_name: String,
    #[column(sql_type = "varchar(150)")]
    pub last_name: String,
    #[column(sql_type = "varchar(254)")]
    pub email: String,
    #[column(sql_type = "bool")]
    pub is_staff: bool,
    #[column(sql_type = "bool")]
    pub is_active: bool,
    #[column(sql_type = "datetime")]
    pub date_joined: chrono::NaiveDateTime,
}

#[table(sqlite, name = "auth_user_groups")]
#[index("auth_user_groups_group_id_97559544", on(group_id))]
#[index("auth_user_groups_user_id_6a12ed8b", on(user_id))]
#[unique_index("auth_user_groups_user_id_group_id_94350c0c_uniq", on(user_id, group_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct AuthUserGroup {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(auth_user::id, initially_deferred))]
    pub user_id: i64,
    #[column(references(auth_group::id, initially_deferred))]
    pub group_id: i64,
}

#[table(sqlite, name = "auth_user_user_permissions")]
#[index("auth_user_user_permissions_permission_id_1fbb5f2c", on(permission_id))]
#[index("auth_user_user_permissions_user_id_a95ead1b", on(user_id))]
#[unique_index("auth_user_user_permissions_user_id_permission_id_14a6b632_uniq", on(user_id, permission_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct AuthUserUserPermission {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(auth_user::id, initially_deferred))]
    pub user_id: i64,
    #[column(references(auth_permission::id, initially_deferred))]
    pub permission_id: i64,
}

#[table(sqlite, name = "django_admin_log")]
#[index("django_admin_log_content_type_id_c4bce8eb", on(content_type_id))]
#[index("django_admin_log_user_id_c564eba6", on(user_id))]
#[check("django_admin_log_1_check", "\"action_flag\" >= 0")]
#[derive(Debug, Clone, PartialEq)]
pub struct DjangoAdminLog {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(sql_type = "datetime")]
    pub action_time: chrono::NaiveDateTime,
    #[column(references(auth_user::id, initially_deferred))]
    pub user_id: i64,
    #[column(references(django_content_type::id, initially_deferred))]
    pub content_type_id: Option<i64>,
    pub object_id: Option<String>,
    #[column(sql_type = "varchar(200)")]
    pub object_repr: String,
    #[column(sql_type = "smallint unsigned")]
    pub action_flag: i64,
    pub change_message: String,
}

#[table(sqlite, name = "django_content_type")]
#[unique_index("django_content_type_app_label_model_76bd3d3b_uniq", on(app_label, model))]
#[derive(Debug, Clone, PartialEq)]
pub struct DjangoContentType {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(sql_type = "varchar(100)")]
    pub app_label: String,
    #[column(sql_type = "varchar(100)")]
    pub model: String,
}

#[table(sqlite, name = "django_flatpage")]
#[index("django_flatpage_url_41612362", on(url))]
#[derive(Debug, Clone, PartialEq)]
pub struct DjangoFlatpage {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(sql_type = "varchar(100)")]
    pub url: String,
    #[column(sql_type = "varchar(200)")]
    pub title: String,
    pub content: String,
    #[column(sql_type = "bool")]
    pub enable_comments: bool,
    #[column(sql_type = "varchar(70)")]
    pub template_name: String,
    #[column(sql_type = "bool")]
    pub registration_required: bool,
}

#[table(sqlite, name = "django_flatpage_sites")]
#[index("django_flatpage_sites_flatpage_id_078bbc8b", on(flatpage_id))]
#[unique_index("django_flatpage_sites_flatpage_id_site_id_0d29d9d1_uniq", on(flatpage_id, site_id))]
#[index("django_flatpage_sites_site_id_bfd8ea84", on(site_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct DjangoFlatpageSite {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(django_flatpage::id, initially_deferred))]
    pub flatpage_id: i64,
    #[column(references(django_site::id, initially_deferred))]
    pub site_id: i64,
}

#[table(sqlite, name = "django_redirect")]
#[index("django_redirect_old_path_c6cc94d3", on(old_path))]
#[index("django_redirect_site_id_c3e37341", on(site_id))]
#[unique_index("django_redirect_site_id_old_path_ac5dd16b_uniq", on(site_id, old_path))]
#[derive(Debug, Clone, PartialEq)]
pub struct DjangoRedirect {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(django_site::id, initially_deferred))]
    pub site_id: i64,
    #[column(sql_type = "varchar(200)")]
    pub old_path: String,
    #[column(sql_type = "varchar(200)")]
    pub new_path: String,
}

#[table(sqlite, name = "django_session")]
#[index("django_session_expire_date_a5c62663", on(expire_date))]
#[derive(Debug, Clone, PartialEq)]
pub struct DjangoSession {
    #[column(primary_key, sql_type = "varchar(40)")]
    pub session_key: String,
    pub session_data: String,
    #[column(sql_type = "datetime")]
    pub expire_date: chrono::NaiveDateTime,
}

#[table(sqlite, name = "django_site")]
#[unique("django_site_domain_key", on(domain))]
#[derive(Debug, Clone, PartialEq)]
pub struct DjangoSite {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(sql_type = "varchar(100)")]
    pub domain: String,
    #[column(sql_type = "varchar(50)")]
    pub name: String,
}

#[table(sqlite, name = "taggit_tag")]
#[unique("taggit_tag_name_key", on(name))]
#[unique("taggit_tag_slug_key", on(slug))]
#[derive(Debug, Clone, PartialEq)]
pub struct TaggitTag {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(sql_type = "varchar(100)")]
    pub name: String,
    #[column(sql_type = "varchar(100)")]
    pub slug: String,
}

#[table(sqlite, name = "taggit_taggeditem")]
#[unique("taggit_taggeditem_content_type_id_object_id_tag_id_4bb97a8e_uniq", on(content_type_id, object_id, tag_id))]
#[index("taggit_tagg_content_8fc721_idx", on(content_type_id, object_id))]
#[index("taggit_taggeditem_content_type_id_9957a03c", on(content_type_id))]
#[index("taggit_taggeditem_object_id_e2d7d1df", on(object_id))]
#[index("taggit_taggeditem_tag_id_f4f5b767", on(tag_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct TaggitTaggeditem {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(taggit_tag::id, initially_deferred))]
    pub tag_id: i64,
    #[column(references(django_content_type::id, initially_deferred))]
    pub content_type_id: i64,
    pub object_id: i64,
}

#[table(sqlite, name = "wagtailadmin_admin")]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailadminAdmin {
    #[column(auto_increment, primary_key)]
    pub id: i64,
}

#[table(sqlite, name = "wagtailadmin_editingsession")]
#[index("wagtailadmi_content_717955_idx", on(content_type_id, object_id))]
#[index("wagtailadmin_editingsession_content_type_id_4df7730e", on(content_type_id))]
#[index("wagtailadmin_editingsession_user_id_6e1a9b70", on(user_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailadminEditingsession {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(auth_user::id, initially_deferred))]
    pub user_id: i64,
    #[column(references(django_content_type::id, initially_deferred))]
    pub content_type_id: i64,
    #[column(sql_type = "varchar(255)")]
    pub object_id: String,
    #[column(sql_type = "datetime")]
    pub last_seen_at: chrono::NaiveDateTime,
    #[column(sql_type = "bool")]
    pub is_editing: bool,
}

#[table(sqlite, name = "wagtailadmin_formstate")]
#[index("formstate_user_object", on(user_id, content_type_id, object_id, parent_object_id))]
#[index("wagtailadmin_formstate_content_type_id_e32438b3", on(content_type_id))]
#[index("wagtailadmin_formstate_user_id_b910adc2", on(user_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailadminFormstate {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    pub data: String,
    #[column(references(auth_user::id, initially_deferred))]
    pub user_id: i64,
    #[column(references(django_content_type::id, initially_deferred))]
    pub content_type_id: i64,
    #[column(sql_type = "varchar(255)")]
    pub object_id: String,
    #[column(sql_type = "varchar(255)")]
    pub parent_object_id: String,
    #[column(sql_type = "datetime")]
    pub last_updated_at: chrono::NaiveDateTime,
}

#[table(sqlite, name = "wagtailcore_apitoken")]
#[unique("wagtailcore_apitoken_key_hash_key", on(key_hash))]
#[index("wagtailcore_apitoken_user_id_49b1141b", on(user_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreApitoken {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(auth_user::id, initially_deferred))]
    pub user_id: i64,
    #[column(sql_type = "varchar(255)")]
    pub name: String,
    #[column(sql_type = "varchar(64)")]
    pub key_hash: String,
    #[column(sql_type = "varchar(16)")]
    pub prefix: String,
    #[column(sql_type = "datetime")]
    pub created: chrono::NaiveDateTime,
    #[column(sql_type = "datetime")]
    pub revoked_at: Option<chrono::NaiveDateTime>,
    #[column(sql_type = "datetime")]
    pub last_used_at: Option<chrono::NaiveDateTime>,
}

#[table(sqlite, name = "wagtailcore_collection")]
#[unique("wagtailcore_collection_path_key", on(path))]
#[check("wagtailcore_collection_1_check", "\"depth\" >= 0")]
#[check("wagtailcore_collection_2_check", "\"numchild\" >= 0")]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreCollection {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(sql_type = "varchar(255)")]
    pub path: String,
    #[column(sql_type = "integer unsigned")]
    pub depth: i64,
    #[column(sql_type = "integer unsigned")]
    pub numchild: i64,
    #[column(sql_type = "varchar(255)")]
    pub name: String,
}

#[table(sqlite, name = "wagtailcore_collectionviewrestriction")]
#[index("wagtailcore_collectionviewrestriction_collection_id_761908ec", on(collection_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreCollectionviewrestriction {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(sql_type = "varchar(20)")]
    pub restriction_type: String,
    #[column(sql_type = "varchar(255)")]
    pub password: String,
    #[column(references(wagtailcore_collection::id, initially_deferred))]
    pub collection_id: i64,
}

#[table(sqlite, name = "wagtailcore_collectionviewrestriction_groups")]
#[index("wagtailcore_collectionviewrestriction_groups_collectionviewrestriction_id_47320efd", on(collectionviewrestriction_id))]
#[unique_index("wagtailcore_collectionviewrestriction_groups_collectionviewrestriction_id_group_id_988995ae_uniq", on(collectionviewrestriction_id, group_id))]
#[index("wagtailcore_collectionviewrestriction_groups_group_id_1823f2a3", on(group_id))]
#[foreign_key("wagtailcore_collectionviewrestriction_groups_collectionviewrestriction_id_fkey", on(collectionviewrestriction_id), references(wagtailcore_collectionviewrestriction::id), initially_deferred)]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreCollectionviewrestrictionGroup {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    pub collectionviewrestriction_id: i64,
    #[column(references(auth_group::id, initially_deferred))]
    pub group_id: i64,
}

#[table(sqlite, name = "wagtailcore_comment")]
#[index("wagtailcore_comment_page_id_108444b5", on(page_id))]
#[index("wagtailcore_comment_resolved_by_id_a282aa0e", on(resolved_by_id))]
#[index("wagtailcore_comment_revision_created_id_1d058279", on(revision_created_id))]
#[index("wagtailcore_comment_user_id_0c577ca6", on(user_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreComment {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(wagtailcore_page::id, initially_deferred))]
    pub page_id: i64,
    #[column(references(auth_user::id, initially_deferred))]
    pub user_id: i64,
    pub text: String,
    pub contentpath: String,
    pub position: String,
    #[column(sql_type = "datetime")]
    pub created_at: chrono::NaiveDateTime,
    #[column(sql_type = "datetime")]
    pub updated_at: chrono::NaiveDateTime,
    #[column(references(wagtailcore_revision::id, initially_deferred))]
    pub revision_created_id: Option<i64>,
    #[column(sql_type = "datetime")]
    pub resolved_at: Option<chrono::NaiveDateTime>,
    #[column(references(auth_user::id, initially_deferred))]
    pub resolved_by_id: Option<i64>,
}

#[table(sqlite, name = "wagtailcore_commentreply")]
#[index("wagtailcore_commentreply_comment_id_afc7e027", on(comment_id))]
#[index("wagtailcore_commentreply_user_id_d0b3b9c3", on(user_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreCommentreply {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(wagtailcore_comment::id, initially_deferred))]
    pub comment_id: i64,
    #[column(references(auth_user::id, initially_deferred))]
    pub user_id: i64,
    pub text: String,
    #[column(sql_type = "datetime")]
    pub created_at: chrono::NaiveDateTime,
    #[column(sql_type = "datetime")]
    pub updated_at: chrono::NaiveDateTime,
}

#[table(sqlite, name = "wagtailcore_groupapprovaltask")]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreGroupapprovaltask {
    #[column(primary_key, references(wagtailcore_task::id, initially_deferred))]
    pub task_ptr_id: i64,
}

#[table(sqlite, name = "wagtailcore_groupapprovaltask_groups")]
#[index("wagtailcore_groupapprovaltask_groups_group_id_2e64b61f", on(group_id))]
#[index("wagtailcore_groupapprovaltask_groups_groupapprovaltask_id_9a9255ea", on(groupapprovaltask_id))]
#[unique_index("wagtailcore_groupapprovaltask_groups_groupapprovaltask_id_group_id_bb5ee7eb_uniq", on(groupapprovaltask_id, group_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreGroupapprovaltaskGroup {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(wagtailcore_groupapprovaltask::task_ptr_id, initially_deferred))]
    pub groupapprovaltask_id: i64,
    #[column(references(auth_group::id, initially_deferred))]
    pub group_id: i64,
}

#[table(sqlite, name = "wagtailcore_groupcollectionpermission")]
#[index("wagtailcore_groupcollectionpermission_collection_id_5423575a", on(collection_id))]
#[index("wagtailcore_groupcollectionpermission_group_id_05d61460", on(group_id))]
#[unique_index("wagtailcore_groupcollectionpermission_group_id_collection_id_permission_id_a21cefe9_uniq", on(group_id, collection_id, permission_id))]
#[index("wagtailcore_groupcollectionpermission_permission_id_1b626275", on(permission_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreGroupcollectionpermission {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(auth_group::id, initially_deferred))]
    pub group_id: i64,
    #[column(references(wagtailcore_collection::id, initially_deferred))]
    pub collection_id: i64,
    #[column(references(auth_permission::id, initially_deferred))]
    pub permission_id: i64,
}

#[table(sqlite, name = "wagtailcore_grouppagepermission")]
#[unique("unique_permission", on(group_id, page_id, permission_id))]
#[index("wagtailcore_grouppagepermission_group_id_fc07e671", on(group_id))]
#[index("wagtailcore_grouppagepermission_page_id_710b114a", on(page_id))]
#[index("wagtailcore_grouppagepermission_permission_id_05acb22e", on(permission_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreGrouppagepermission {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(auth_group::id, initially_deferred))]
    pub group_id: i64,
    #[column(references(wagtailcore_page::id, initially_deferred))]
    pub page_id: i64,
    #[column(references(auth_permission::id, initially_deferred))]
    pub permission_id: i64,
}

#[table(sqlite, name = "wagtailcore_groupsitepermission")]
#[index("wagtailcore_groupsitepermission_group_id_e5cdbee4", on(group_id))]
#[unique_index("wagtailcore_groupsitepermission_group_id_site_id_permission_id_a58ee30d_uniq", on(group_id, site_id, permission_id))]
#[index("wagtailcore_groupsitepermission_permission_id_459b1f38", on(permission_id))]
#[index("wagtailcore_groupsitepermission_site_id_245de488", on(site_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreGroupsitepermission {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(auth_group::id, initially_deferred))]
    pub group_id: i64,
    #[column(references(wagtailcore_site::id, initially_deferred))]
    pub site_id: i64,
    #[column(references(auth_permission::id, initially_deferred))]
    pub permission_id: i64,
}

#[table(sqlite, name = "wagtailcore_locale")]
#[unique("wagtailcore_locale_language_code_key", on(language_code))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreLocale {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(sql_type = "varchar(100)")]
    pub language_code: String,
}

#[table(sqlite, name = "wagtailcore_modellogentry")]
#[index("wagtailcore_modellogentry_action_d2d856ee", on(action))]
#[index("wagtailcore_modellogentry_content_changed_8bc39742", on(content_changed))]
#[index("wagtailcore_modellogentry_content_type_id_68849e77", on(content_type_id))]
#[index("wagtailcore_modellogentry_object_id_e0e7d4ef", on(object_id))]
#[index("wagtailcore_modellogentry_revision_id_df6ca33a", on(revision_id))]
#[index("wagtailcore_modellogentry_timestamp_9694521b", on(timestamp))]
#[index("wagtailcore_modellogentry_user_id_0278d1bf", on(user_id))]
#[index("wagtailcore_uuid_d6363b_idx", on(uuid, action, desc(timestamp)))]
#[check("wagtailcore_modellogentry_1_check", "JSON_VALID(\"data\") OR \"data\" IS NULL")]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreModellogentry {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(django_content_type::id, initially_deferred))]
    pub content_type_id: Option<i64>,
    pub label: String,
    #[column(sql_type = "varchar(255)")]
    pub action: String,
    pub data: String,
    #[column(sql_type = "datetime")]
    pub timestamp: chrono::NaiveDateTime,
    #[column(sql_type = "char(32)")]
    pub uuid: Option<String>,
    pub user_id: Option<i64>,
    pub revision_id: Option<i64>,
    #[column(sql_type = "bool")]
    pub content_changed: bool,
    #[column(sql_type = "bool")]
    pub deleted: bool,
    #[column(sql_type = "varchar(255)")]
    pub object_id: String,
}

#[table(sqlite, name = "wagtailcore_page")]
#[unique("wagtailcore_page_path_key", on(path))]
#[index("wagtailcore_page_alias_of_id_12945502", on(alias_of_id))]
#[index("wagtailcore_page_content_type_id_c28424df", on(content_type_id))]
#[index("wagtailcore_page_first_published_at_2b5dd637", on(first_published_at))]
#[index("wagtailcore_page_latest_revision_id_e60fef51", on(latest_revision_id))]
#[index("wagtailcore_page_live_revision_id_930bd822", on(live_revision_id))]
#[index("wagtailcore_page_locale_id_3c7e30a6", on(locale_id))]
#[index("wagtailcore_page_locked_by_id_bcb86245", on(locked_by_id))]
#[index("wagtailcore_page_owner_id_fbf7c332", on(owner_id))]
#[index("wagtailcore_page_slug_e7c11b8f", on(slug))]
#[unique_index("wagtailcore_page_translation_key_locale_id_9b041bad_uniq", on(translation_key, locale_id))]
#[check("wagtailcore_page_1_check", "\"depth\" >= 0")]
#[check("wagtailcore_page_2_check", "\"numchild\" >= 0")]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcorePage {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(sql_type = "varchar(255)")]
    pub path: String,
    #[column(sql_type = "integer unsigned")]
    pub depth: i64,
    #[column(sql_type = "integer unsigned")]
    pub numchild: i64,
    #[column(sql_type = "char(32)")]
    pub translation_key: String,
    #[column(references(wagtailcore_locale::id, initially_deferred))]
    pub locale_id: i64,
    #[column(references(wagtailcore_revision::id, initially_deferred))]
    pub latest_revision_id: Option<i64>,
    #[column(sql_type = "bool")]
    pub live: bool,
    #[column(sql_type = "bool")]
    pub has_unpublished_changes: bool,
    #[column(sql_type = "datetime")]
    pub first_published_at: Option<chrono::NaiveDateTime>,
    #[column(sql_type = "datetime")]
    pub last_published_at: Option<chrono::NaiveDateTime>,
    #[column(references(wagtailcore_revision::id, initially_deferred))]
    pub live_revision_id: Option<i64>,
    #[column(sql_type = "datetime")]
    pub go_live_at: Option<chrono::NaiveDateTime>,
    #[column(sql_type = "datetime")]
    pub expire_at: Option<chrono::NaiveDateTime>,
    #[column(sql_type = "bool")]
    pub expired: bool,
    #[column(sql_type = "bool")]
    pub locked: bool,
    #[column(sql_type = "datetime")]
    pub locked_at: Option<chrono::NaiveDateTime>,
    #[column(references(auth_user::id, initially_deferred))]
    pub locked_by_id: Option<i64>,
    #[column(sql_type = "varchar(255)")]
    pub title: String,
    #[column(sql_type = "varchar(255)")]
    pub draft_title: String,
    #[column(sql_type = "varchar(255)")]
    pub slug: String,
    #[column(references(django_content_type::id, initially_deferred))]
    pub content_type_id: i64,
    pub url_path: String,
    #[column(references(auth_user::id, initially_deferred))]
    pub owner_id: Option<i64>,
    #[column(sql_type = "datetime")]
    pub latest_revision_created_at: Option<chrono::NaiveDateTime>,
    #[column(references(wagtailcore_page::id, initially_deferred))]
    pub alias_of_id: Option<i64>,
    #[column(sql_type = "bool")]
    pub show_in_menus: bool,
    #[column(sql_type = "varchar(255)")]
    pub seo_title: String,
    pub search_description: String,
}

#[table(sqlite, name = "wagtailcore_pagelogentry")]
#[index("wagtailcore_pagelogentry_action_c2408198", on(action))]
#[index("wagtailcore_pagelogentry_content_changed_99f27ade", on(content_changed))]
#[index("wagtailcore_pagelogentry_content_type_id_74e7708a", on(content_type_id))]
#[index("wagtailcore_pagelogentry_page_id_8464e327", on(page_id))]
#[index("wagtailcore_pagelogentry_revision_id_8043d103", on(revision_id))]
#[index("wagtailcore_pagelogentry_timestamp_deb774c4", on(timestamp))]
#[index("wagtailcore_pagelogentry_user_id_604ccfd8", on(user_id))]
#[index("wagtailcore_uuid_06a44d_idx", on(uuid, action, desc(timestamp)))]
#[check("wagtailcore_pagelogentry_1_check", "JSON_VALID(\"data\") OR \"data\" IS NULL")]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcorePagelogentry {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(django_content_type::id, initially_deferred))]
    pub content_type_id: Option<i64>,
    pub label: String,
    #[column(sql_type = "varchar(255)")]
    pub action: String,
    pub data: String,
    #[column(sql_type = "datetime")]
    pub timestamp: chrono::NaiveDateTime,
    #[column(sql_type = "char(32)")]
    pub uuid: Option<String>,
    pub user_id: Option<i64>,
    pub revision_id: Option<i64>,
    #[column(sql_type = "bool")]
    pub content_changed: bool,
    #[column(sql_type = "bool")]
    pub deleted: bool,
    pub page_id: i64,
}

#[table(sqlite, name = "wagtailcore_pagesubscription")]
#[index("wagtailcore_pagesubscription_page_id_a085e7a6", on(page_id))]
#[unique_index("wagtailcore_pagesubscription_page_id_user_id_0cef73ed_uniq", on(page_id, user_id))]
#[index("wagtailcore_pagesubscription_user_id_89d7def9", on(user_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcorePagesubscription {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(auth_user::id, initially_deferred))]
    pub user_id: i64,
    #[column(references(wagtailcore_page::id, initially_deferred))]
    pub page_id: i64,
    #[column(sql_type = "bool")]
    pub comment_notifications: bool,
}

#[table(sqlite, name = "wagtailcore_pageviewrestriction")]
#[index("wagtailcore_pageviewrestriction_page_id_15a8bea6", on(page_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcorePageviewrestriction {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(sql_type = "varchar(20)")]
    pub restriction_type: String,
    #[column(sql_type = "varchar(255)")]
    pub password: String,
    #[column(references(wagtailcore_page::id, initially_deferred))]
    pub page_id: i64,
}

#[table(sqlite, name = "wagtailcore_pageviewrestriction_groups")]
#[index("wagtailcore_pageviewrestriction_groups_group_id_6460f223", on(group_id))]
#[index("wagtailcore_pageviewrestriction_groups_pageviewrestriction_id_f147a99a", on(pageviewrestriction_id))]
#[unique_index("wagtailcore_pageviewrestriction_groups_pageviewrestriction_id_group_id_d23f80bb_uniq", on(pageviewrestriction_id, group_id))]
#[foreign_key("wagtailcore_pageviewrestriction_groups_pageviewrestriction_id_fkey", on(pageviewrestriction_id), references(wagtailcore_pageviewrestriction::id), initially_deferred)]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcorePageviewrestrictionGroup {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    pub pageviewrestriction_id: i64,
    #[column(references(auth_group::id, initially_deferred))]
    pub group_id: i64,
}

#[table(sqlite, name = "wagtailcore_referenceindex")]
#[index("referenceindex_source_object", on(base_content_type_id, object_id))]
#[index("referenceindex_target_object", on(to_content_type_id, to_object_id))]
#[index("wagtailcore_referenceindex_base_content_type_id_313cf40f", on(base_content_type_id))]
#[unique_index("wagtailcore_referenceindex_base_content_type_id_object_id_to_content_type_id_to_object_id_content_path_hash_9e6ccd6a_uniq", on(base_content_type_id, object_id, to_content_type_id, to_object_id, content_path_hash))]
#[index("wagtailcore_referenceindex_content_type_id_766e0336", on(content_type_id))]
#[index("wagtailcore_referenceindex_to_content_type_id_93690bbd", on(to_content_type_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreReferenceindex {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(django_content_type::id, initially_deferred))]
    pub content_type_id: i64,
    #[column(references(django_content_type::id, initially_deferred))]
    pub base_content_type_id: i64,
    #[column(sql_type = "varchar(255)")]
    pub object_id: String,
    #[column(references(django_content_type::id, initially_deferred))]
    pub to_content_type_id: i64,
    #[column(sql_type = "varchar(255)")]
    pub to_object_id: String,
    pub model_path: String,
    pub content_path: String,
    #[column(sql_type = "char(32)")]
    pub content_path_hash: String,
}

#[table(sqlite, name = "wagtailcore_revision")]
#[index("base_content_object_idx", on(base_content_type_id, object_id))]
#[index("content_object_idx", on(content_type_id, object_id))]
#[index("wagtailcore_revision_approved_go_live_at_88d3dee5", on(approved_go_live_at))]
#[index("wagtailcore_revision_base_content_type_id_5b4ef7bd", on(base_content_type_id))]
#[index("wagtailcore_revision_content_type_id_c8cb69c0", on(content_type_id))]
#[index("wagtailcore_revision_created_at_81450aa6", on(created_at))]
#[index("wagtailcore_revision_user_id_03df83b0", on(user_id))]
#[check("wagtailcore_revision_1_check", "JSON_VALID(\"content\") OR \"content\" IS NULL")]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreRevision {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(django_content_type::id, initially_deferred))]
    pub content_type_id: i64,
    #[column(references(django_content_type::id, initially_deferred))]
    pub base_content_type_id: i64,
    #[column(sql_type = "varchar(255)")]
    pub object_id: String,
    #[column(sql_type = "datetime")]
    pub created_at: chrono::NaiveDateTime,
    #[column(references(auth_user::id, initially_deferred))]
    pub user_id: Option<i64>,
    pub object_str: String,
    pub content: String,
    #[column(sql_type = "datetime")]
    pub approved_go_live_at: Option<chrono::NaiveDateTime>,
}

#[table(sqlite, name = "wagtailcore_site")]
#[index("wagtailcore_site_hostname_96b20b46", on(hostname))]
#[unique_index("wagtailcore_site_hostname_port_2c626d70_uniq", on(hostname, port))]
#[index("wagtailcore_site_root_page_id_e02fb95c", on(root_page_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreSite {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(sql_type = "varchar(255)")]
    pub hostname: String,
    pub port: i64,
    #[column(sql_type = "varchar(255)")]
    pub site_name: String,
    #[column(references(wagtailcore_page::id, initially_deferred))]
    pub root_page_id: i64,
    #[column(sql_type = "bool")]
    pub is_default_site: bool,
}

#[table(sqlite, name = "wagtailcore_task")]
#[index("wagtailcore_task_content_type_id_249ab8ba", on(content_type_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreTask {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(sql_type = "varchar(255)")]
    pub name: String,
    #[column(references(django_content_type::id, initially_deferred))]
    pub content_type_id: i64,
    #[column(sql_type = "bool")]
    pub active: bool,
}

#[table(sqlite, name = "wagtailcore_taskstate")]
#[index("wagtailcore_taskstate_content_type_id_0a758fdc", on(content_type_id))]
#[index("wagtailcore_taskstate_finished_by_id_13f98229", on(finished_by_id))]
#[index("wagtailcore_taskstate_revision_id_df25a499", on(revision_id))]
#[index("wagtailcore_taskstate_task_id_c3677c34", on(task_id))]
#[index("wagtailcore_taskstate_workflow_state_id_9239a775", on(workflow_state_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreTaskstate {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(wagtailcore_workflowstate::id, initially_deferred))]
    pub workflow_state_id: i64,
    #[column(references(wagtailcore_revision::id, initially_deferred))]
    pub revision_id: i64,
    #[column(references(wagtailcore_task::id, initially_deferred))]
    pub task_id: i64,
    #[column(sql_type = "varchar(50)")]
    pub status: String,
    #[column(sql_type = "datetime")]
    pub started_at: chrono::NaiveDateTime,
    #[column(sql_type = "datetime")]
    pub finished_at: Option<chrono::NaiveDateTime>,
    #[column(references(auth_user::id, initially_deferred))]
    pub finished_by_id: Option<i64>,
    pub comment: String,
    #[column(references(django_content_type::id, initially_deferred))]
    pub content_type_id: i64,
}

#[table(sqlite, name = "wagtailcore_uploadedfile")]
#[index("wagtailcore_uploadedfile_for_content_type_id_b0fc87b2", on(for_content_type_id))]
#[index("wagtailcore_uploadedfile_uploaded_by_user_id_c7580fe8", on(uploaded_by_user_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreUploadedfile {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(django_content_type::id, initially_deferred))]
    pub for_content_type_id: Option<i64>,
    #[column(sql_type = "varchar(200)")]
    pub file: String,
    #[column(references(auth_user::id, initially_deferred))]
    pub uploaded_by_user_id: Option<i64>,
}

#[table(sqlite, name = "wagtailcore_workflow")]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreWorkflow {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(sql_type = "varchar(255)")]
    pub name: String,
    #[column(sql_type = "bool")]
    pub active: bool,
}

#[table(sqlite, name = "wagtailcore_workflowcontenttype")]
#[index("wagtailcore_workflowcontenttype_workflow_id_9aad7cd2", on(workflow_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreWorkflowcontenttype {
    #[column(primary_key, references(django_content_type::id, initially_deferred))]
    pub content_type_id: i64,
    #[column(references(wagtailcore_workflow::id, initially_deferred))]
    pub workflow_id: i64,
}

#[table(sqlite, name = "wagtailcore_workflowpage")]
#[index("wagtailcore_workflowpage_workflow_id_56f56ff6", on(workflow_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreWorkflowpage {
    #[column(primary_key, references(wagtailcore_page::id, initially_deferred))]
    pub page_id: i64,
    #[column(references(wagtailcore_workflow::id, initially_deferred))]
    pub workflow_id: i64,
}

#[table(sqlite, name = "wagtailcore_workflowstate")]
#[unique("wagtailcore_workflowstate_current_task_state_id_key", on(current_task_state_id))]
#[unique_index("unique_in_progress_workflow", on(base_content_type_id, object_id), filter = "\"status\" IN ('in_progress', 'needs_changes')")]
#[index("wagtailcore_workflowstate_base_content_type_id_a30dc576", on(base_content_type_id))]
#[index("wagtailcore_workflowstate_content_type_id_2bb78ce1", on(content_type_id))]
#[index("wagtailcore_workflowstate_requested_by_id_4090bca3", on(requested_by_id))]
#[index("wagtailcore_workflowstate_workflow_id_1f18378f", on(workflow_id))]
#[index("workflowstate_base_ct_id_idx", on(base_content_type_id, object_id))]
#[index("workflowstate_ct_id_idx", on(content_type_id, object_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreWorkflowstate {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(django_content_type::id, initially_deferred))]
    pub content_type_id: i64,
    #[column(references(django_content_type::id, initially_deferred))]
    pub base_content_type_id: i64,
    #[column(sql_type = "varchar(255)")]
    pub object_id: String,
    #[column(references(wagtailcore_workflow::id, initially_deferred))]
    pub workflow_id: i64,
    #[column(sql_type = "varchar(50)")]
    pub status: String,
    #[column(sql_type = "datetime")]
    pub created_at: chrono::NaiveDateTime,
    #[column(references(auth_user::id, initially_deferred))]
    pub requested_by_id: Option<i64>,
    #[column(references(wagtailcore_taskstate::id, initially_deferred))]
    pub current_task_state_id: Option<i64>,
}

#[table(sqlite, name = "wagtailcore_workflowtask")]
#[index("wagtailcore_workflowtask_task_id_ce7716fe", on(task_id))]
#[index("wagtailcore_workflowtask_workflow_id_b9717175", on(workflow_id))]
#[unique_index("wagtailcore_workflowtask_workflow_id_task_id_4ec7a62b_uniq", on(workflow_id, task_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreWorkflowtask {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    pub sort_order: Option<i64>,
    #[column(references(wagtailcore_workflow::id, initially_deferred))]
    pub workflow_id: i64,
    #[column(references(wagtailcore_task::id, initially_deferred))]
    pub task_id: i64,
}

#[table(sqlite, name = "wagtaildocs_document")]
#[index("wagtaildocs_document_collection_id_23881625", on(collection_id))]
#[index("wagtaildocs_document_uploaded_by_user_id_17258b41", on(uploaded_by_user_id))]
#[check("wagtaildocs_document_1_check", "\"file_size\" >= 0")]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtaildocsDocument {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(wagtailcore_collection::id, initially_deferred))]
    pub collection_id: i64,
    #[column(sql_type = "varchar(255)")]
    pub title: String,
    #[column(sql_type = "varchar(100)")]
    pub file: String,
    #[column(sql_type = "datetime")]
    pub created_at: chrono::NaiveDateTime,
    #[column(references(auth_user::id, initially_deferred))]
    pub uploaded_by_user_id: Option<i64>,
    #[column(sql_type = "bigint unsigned")]
    pub file_size: Option<i64>,
    #[column(sql_type = "varchar(40)")]
    pub file_hash: String,
}

#[table(sqlite, name = "wagtailembeds_embed")]
#[unique("wagtailembeds_embed_hash_key", on(hash))]
#[index("wagtailembeds_embed_cache_until_26c94bb0", on(cache_until))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailembedsEmbed {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    pub url: String,
    #[column(sql_type = "smallint")]
    pub max_width: Option<i64>,
    #[column(sql_type = "varchar(32)")]
    pub hash: String,
    #[column(sql_type = "varchar(10)")]
    pub r#type: String,
    pub html: String,
    pub title: String,
    pub author_name: String,
    pub provider_name: String,
    pub thumbnail_url: String,
    pub width: Option<i64>,
    pub height: Option<i64>,
    #[column(sql_type = "datetime")]
    pub last_updated: chrono::NaiveDateTime,
    #[column(sql_type = "datetime")]
    pub cache_until: Option<chrono::NaiveDateTime>,
}

#[table(sqlite, name = "wagtailforms_formsubmission")]
#[index("wagtailforms_formsubmission_page_id_e48e93e7", on(page_id))]
#[check("wagtailforms_formsubmission_1_check", "JSON_VALID(\"form_data\") OR \"form_data\" IS NULL")]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailformsFormsubmission {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    pub form_data: String,
    #[column(references(wagtailcore_page::id, initially_deferred))]
    pub page_id: i64,
    #[column(sql_type = "datetime")]
    pub submit_time: chrono::NaiveDateTime,
}

#[table(sqlite, name = "wagtailimages_image")]
#[index("wagtailimages_image_collection_id_c2f8af7e", on(collection_id))]
#[index("wagtailimages_image_created_at_86fa6cd4", on(created_at))]
#[index("wagtailimages_image_file_hash_fb5bbb23", on(file_hash))]
#[index("wagtailimages_image_uploaded_by_user_id_5d73dc75", on(uploaded_by_user_id))]
#[check("wagtailimages_image_1_check", "\"focal_point_x\" >= 0")]
#[check("wagtailimages_image_2_check", "\"focal_point_y\" >= 0")]
#[check("wagtailimages_image_3_check", "\"focal_point_width\" >= 0")]
#[check("wagtailimages_image_4_check", "\"focal_point_height\" >= 0")]
#[check("wagtailimages_image_5_check", "\"file_size\" >= 0")]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailimagesImage {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(wagtailcore_collection::id, initially_deferred))]
    pub collection_id: i64,
    #[column(sql_type = "varchar(255)")]
    pub title: String,
    #[column(sql_type = "varchar(100)")]
    pub file: String,
    #[column(sql_type = "varchar(255)")]
    pub description: String,
    pub width: i64,
    pub height: i64,
    #[column(sql_type = "datetime")]
    pub created_at: chrono::NaiveDateTime,
    #[column(references(auth_user::id, initially_deferred))]
    pub uploaded_by_user_id: Option<i64>,
    #[column(sql_type = "integer unsigned")]
    pub focal_point_x: Option<i64>,
    #[column(sql_type = "integer unsigned")]
    pub focal_point_y: Option<i64>,
    #[column(sql_type = "integer unsigned")]
    pub focal_point_width: Option<i64>,
    #[column(sql_type = "integer unsigned")]
    pub focal_point_height: Option<i64>,
    #[column(sql_type = "integer unsigned")]
    pub file_size: Option<i64>,
    #[column(sql_type = "varchar(40)")]
    pub file_hash: String,
}

#[table(sqlite, name = "wagtailimages_rendition")]
#[index("wagtailimages_rendition_filter_spec_1cba3201", on(filter_spec))]
#[index("wagtailimages_rendition_image_id_3e1fd774", on(image_id))]
#[unique_index("wagtailimages_rendition_image_id_filter_spec_focal_point_key_323c8fe0_uniq", on(image_id, filter_spec, focal_point_key))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailimagesRendition {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(sql_type = "varchar(255)")]
    pub filter_spec: String,
    #[column(sql_type = "varchar(100)")]
    pub file: String,
    pub width: i64,
    pub height: i64,
    #[column(sql_type = "varchar(16)")]
    pub focal_point_key: String,
    #[column(references(wagtailimages_image::id, initially_deferred))]
    pub image_id: i64,
}

#[table(sqlite, name = "wagtailredirects_redirect")]
#[index("wagtailredirects_redirect_old_path_bb35247b", on(old_path))]
#[unique_index("wagtailredirects_redirect_old_path_site_id_783622d7_uniq", on(old_path, site_id))]
#[index("wagtailredirects_redirect_redirect_page_id_b5728a8f", on(redirect_page_id))]
#[index("wagtailredirects_redirect_site_id_780a0e1e", on(site_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailredirectsRedirect {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(sql_type = "varchar(255)")]
    pub old_path: String,
    #[column(references(wagtailcore_site::id, initially_deferred))]
    pub site_id: Option<i64>,
    #[column(sql_type = "bool")]
    pub is_permanent: bool,
    #[column(references(wagtailcore_page::id, initially_deferred))]
    pub redirect_page_id: Option<i64>,
    #[column(sql_type = "varchar(255)")]
    pub redirect_page_route_path: String,
    #[column(sql_type = "varchar(255)")]
    pub redirect_link: String,
    #[column(sql_type = "bool")]
    pub automatically_created: bool,
    #[column(sql_type = "datetime")]
    pub created_at: Option<chrono::NaiveDateTime>,
}

#[table(sqlite, name = "wagtailsearch_indexentry")]
#[index("wagtailsearch_indexentry_content_type_id_62ed694f", on(content_type_id))]
#[unique_index("wagtailsearch_indexentry_content_type_id_object_id_bcd7ba73_uniq", on(content_type_id, object_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailsearchIndexentry {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(django_content_type::id, initially_deferred))]
    pub content_type_id: i64,
    #[column(sql_type = "varchar(50)")]
    pub object_id: String,
    pub title_norm: f64,
    pub autocomplete: Option<String>,
    pub title: String,
    pub body: Option<String>,
}

#[table(sqlite, name = "wagtailsearch_indexentry_fts")]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailsearchIndexentryFt {
    pub autocomplete: Option<String>,
    pub title: String,
    pub body: Option<String>,
    #[column(primary_key, references(wagtailsearch_indexentry::id, initially_deferred))]
    pub rowid: i64,
}

#[table(sqlite, name = "wagtailusers_userprofile")]
#[unique("wagtailusers_userprofile_user_id_key", on(user_id))]
#[check("wagtailusers_userprofile_1_check", "JSON_VALID(\"dismissibles\") OR \"dismissibles\" IS NULL")]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailusersUserprofile {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(auth_user::id, initially_deferred))]
    pub user_id: i64,
    #[column(sql_type = "bool")]
    pub submitted_notifications: bool,
    #[column(sql_type = "bool")]
    pub approved_notifications: bool,
    #[column(sql_type = "bool")]
    pub rejected_notifications: bool,
    #[column(sql_type = "bool")]
    pub updated_comments_notifications: bool,
    #[column(sql_type = "varchar(10)")]
    pub preferred_language: String,
    #[column(sql_type = "varchar(40)")]
    pub current_time_zone: String,
    #[column(sql_type = "varchar(100)")]
    pub avatar: String,
    pub dismissibles: String,
    #[column(sql_type = "varchar(40)")]
    pub theme: String,
    #[column(sql_type = "varchar(40)")]
    pub contrast: String,
    #[column(sql_type = "varchar(40)")]
    pub density: String,
    #[column(sql_type = "bool")]
    pub keyboard_shortcuts: bool,
}

relations! {
    auth_group {
        auth_group_permissions: many(auth_group_permissions.group),
        auth_user_groups: many(auth_user_groups.group),
        wagtailcore_collectionviewrestriction_groups: many(wagtailcore_collectionviewrestriction_groups.group),
        wagtailcore_groupapprovaltask_groups: many(wagtailcore_groupapprovaltask_groups.group),
        wagtailcore_groupcollectionpermission: many(wagtailcore_groupcollectionpermission.group),
        wagtailcore_grouppagepermission: many(wagtailcore_grouppagepermission.group),
        wagtailcore_groupsitepermission: many(wagtailcore_groupsitepermission.group),
        wagtailcore_pageviewrestriction_groups: many(wagtailcore_pageviewrestriction_groups.group),
    }
    auth_group_permissions {
        group: one(auth_group) on (group_id => id),
        permission: one(auth_permission) on (permission_id => id),
    }
    auth_permission {
        auth_group_permissions: many(auth_group_permissions.permission),
        content_type: one(django_content_type) on (content_type_id => id),
        auth_user_user_permissions: many(auth_user_user_permissions.permission),
        wagtailcore_groupcollectionpermission: many(wagtailcore_groupcollectionpermission.permission),
        wagtailcore_grouppagepermission: many(wagtailcore_grouppagepermission.permission),
        wagtailcore_groupsitepermission: many(wagtailcore_groupsitepermission.permission),
    }
    auth_user {
        auth_user_groups: many(auth_user_groups.user),
        auth_user_user_permissions: many(auth_user_user_permissions.user),
        django_admin_log: many(django_admin_log.user),
        wagtailadmin_editingsession: many(wagtailadmin_editingsession.user),
        wagtailadmin_formstate: many(wagtailadmin_formstate.user),
        wagtailcore_apitoken: many(wagtailcore_apitoken.user),
        wagtailcore_comment: many(wagtailcore_comment.resolved_by),
        wagtailcore_comment_as_user: many(wagtailcore_comment.user),
        wagtailcore_commentreply: many(wagtailcore_commentreply.user),
        wagtailcore_page: many(wagtailcore_page.locked_by),
        wagtailcore_page_as_owner: many(wagtailcore_page.owner),
        wagtailcore_pagesubscription: many(wagtailcore_pagesubscription.user),
        wagtailcore_revision: many(wagtailcore_revision.user),
        wagtailcore_taskstate: many(wagtailcore_taskstate.finished_by),
        wagtailcore_uploadedfile: many(wagtailcore_uploadedfile.uploaded_by_user),
        wagtailcore_workflowstate: many(wagtailcore_workflowstate.requested_by),
        wagtaildocs_document: many(wagtaildocs_document.uploaded_by_user),
        wagtailimages_image: many(wagtailimages_image.uploaded_by_user),
        wagtailusers_userprofile: many(wagtailusers_userprofile.user),
    }
    auth_user_groups {
        group: one(auth_group) on (group_id => id),
        user: one(auth_user) on (user_id => id),
    }
    auth_user_user_permissions {
        permission: one(auth_permission) on (permission_id => id),
        user: one(auth_user) on (user_id => id),
    }
    django_admin_log {
        content_type: one(django_content_type) on (content_type_id => id),
        user: one(auth_user) on (user_id => id),
    }
    django_content_type {
        auth_permission: many(auth_permission.content_type),
        django_admin_log: many(django_admin_log.content_type),
        taggit_taggeditem: many(taggit_taggeditem.content_type),
        wagtailadmin_editingsession: many(wagtailadmin_editingsession.content_type),
        wagtailadmin_formstate: many(wagtailadmin_formstate.content_type),
        wagtailcore_modellogentry: many(wagtailcore_modellogentry.content_type),
        wagtailcore_page: many(wagtailcore_page.content_type),
        wagtailcore_pagelogentry: many(wagtailcore_pagelogentry.content_type),
        wagtailcore_referenceindex: many(wagtailcore_referenceindex.base_content_type),
        wagtailcore_referenceindex_as_content_type: many(wagtailcore_referenceindex.content_type),
        wagtailcore_referenceindex_as_to_content_type: many(wagtailcore_referenceindex.to_content_type),
        wagtailcore_revision: many(wagtailcore_revision.base_content_type),
        wagtailcore_revision_as_content_type: many(wagtailcore_revision.content_type),
        wagtailcore_task: many(wagtailcore_task.content_type),
        wagtailcore_taskstate: many(wagtailcore_taskstate.content_type),
        wagtailcore_uploadedfile: many(wagtailcore_uploadedfile.for_content_type),
        wagtailcore_workflowcontenttype: many(wagtailcore_workflowcontenttype.content_type),
        wagtailcore_workflowstate: many(wagtailcore_workflowstate.base_content_type),
        wagtailcore_workflowstate_as_content_type: many(wagtailcore_workflowstate.content_type),
        wagtailsearch_indexentry: many(wagtailsearch_indexentry.content_type),
    }
    django_flatpage {
        django_flatpage_sites: many(django_flatpage_sites.flatpage),
    }
    django_flatpage_sites {
        flatpage: one(django_flatpage) on (flatpage_id => id),
        site: one(django_site) on (site_id => id),
    }
    django_redirect {
        site: one(django_site) on (site_id => id),
    }
    django_site {
        django_flatpage_sites: many(django_flatpage_sites.site),
        django_redirect: many(django_redirect.site),
    }
    taggit_tag {
        taggit_taggeditem: many(taggit_taggeditem.tag),
    }
    taggit_taggeditem {
        content_type: one(django_content_type) on (content_type_id => id),
        tag: one(taggit_tag) on (tag_id => id),
    }
    wagtailadmin_editingsession {
        content_type: one(django_content_type) on (content_type_id => id),
        user: one(auth_user) on (user_id => id),
    }
    wagtailadmin_formstate {
        content_type: one(django_content_type) on (content_type_id => id),
        user: one(auth_user) on (user_id => id),
    }
    wagtailcore_apitoken {
        user: one(auth_user) on (user_id => id),
    }
    wagtailcore_collection {
        wagtailcore_collectionviewrestriction: many(wagtailcore_collectionviewrestriction.collection),
        wagtailcore_groupcollectionpermission: many(wagtailcore_groupcollectionpermission.collection),
        wagtaildocs_document: many(wagtaildocs_document.collection),
        wagtailimages_image: many(wagtailimages_image.collection),
    }
    wagtailcore_collectionviewrestriction {
        collection: one(wagtailcore_collection) on (collection_id => id),
        wagtailcore_collectionviewrestriction_groups: many(wagtailcore_collectionviewrestriction_groups.collectionviewrestriction),
    }
    wagtailcore_collectionviewrestriction_groups {
        collectionviewrestriction: one(wagtailcore_collectionviewrestriction) on (collectionviewrestriction_id => id),
        group: one(auth_group) on (group_id => id),
    }
    wagtailcore_comment {
        page: one(wagtailcore_page) on (page_id => id),
        resolved_by: one(auth_user) on (resolved_by_id => id),
        revision_created: one(wagtailcore_revision) on (revision_created_id => id),
        user: one(auth_user) on (user_id => id),
        wagtailcore_commentreply: many(wagtailcore_commentreply.comment),
    }
    wagtailcore_commentreply {
        comment: one(wagtailcore_comment) on (comment_id => id),
        user: one(auth_user) on (user_id => id),
    }
    wagtailcore_groupapprovaltask {
        task_ptr: one(wagtailcore_task) on (task_ptr_id => id),
        wagtailcore_groupapprovaltask_groups: many(wagtailcore_groupapprovaltask_groups.groupapprovaltask),
    }
    wagtailcore_groupapprovaltask_groups {
        group: one(auth_group) on (group_id => id),
        groupapprovaltask: one(wagtailcore_groupapprovaltask) on (groupapprovaltask_id => task_ptr_id),
    }
    wagtailcore_groupcollectionpermission {
        collection: one(wagtailcore_collection) on (collection_id => id),
        group: one(auth_group) on (group_id => id),
        permission: one(auth_permission) on (permission_id => id),
    }
    wagtailcore_grouppagepermission {
        group: one(auth_group) on (group_id => id),
        page: one(wagtailcore_page) on (page_id => id),
        permission: one(auth_permission) on (permission_id => id),
    }
    wagtailcore_groupsitepermission {
        group: one(auth_group) on (group_id => id),
        permission: one(auth_permission) on (permission_id => id),
        site: one(wagtailcore_site) on (site_id => id),
    }
    wagtailcore_locale {
        wagtailcore_page: many(wagtailcore_page.locale),
    }
    wagtailcore_modellogentry {
        content_type: one(django_content_type) on (content_type_id => id),
    }
    wagtailcore_page {
        wagtailcore_comment: many(wagtailcore_comment.page),
        wagtailcore_grouppagepermission: many(wagtailcore_grouppagepermission.page),
        alias_of: one(wagtailcore_page) on (alias_of_id => id),
        wagtailcore_page_of_alias_of: many(wagtailcore_page.alias_of),
        content_type: one(django_content_type) on (content_type_id => id),
        latest_revision: one(wagtailcore_revision) on (latest_revision_id => id),
        live_revision: one(wagtailcore_revision) on (live_revision_id => id),
        locale: one(wagtailcore_locale) on (locale_id => id),
        locked_by: one(auth_user) on (locked_by_id => id),
        owner: one(auth_user) on (owner_id => id),
        wagtailcore_pagesubscription: many(wagtailcore_pagesubscription.page),
        wagtailcore_pageviewrestriction: many(wagtailcore_pageviewrestriction.page),
        wagtailcore_site: many(wagtailcore_site.root_page),
        wagtailcore_workflowpage: many(wagtailcore_workflowpage.page),
        wagtailforms_formsubmission: many(wagtailforms_formsubmission.page),
        wagtailredirects_redirect: many(wagtailredirects_redirect.redirect_page),
    }
    wagtailcore_pagelogentry {
        content_type: one(django_content_type) on (content_type_id => id),
    }
    wagtailcore_pagesubscription {
        page: one(wagtailcore_page) on (page_id => id),
        user: one(auth_user) on (user_id => id),
    }
    wagtailcore_pageviewrestriction {
        page: one(wagtailcore_page) on (page_id => id),
        wagtailcore_pageviewrestriction_groups: many(wagtailcore_pageviewrestriction_groups.pageviewrestriction),
    }
    wagtailcore_pageviewrestriction_groups {
        group: one(auth_group) on (group_id => id),
        pageviewrestriction: one(wagtailcore_pageviewrestriction) on (pageviewrestriction_id => id),
    }
    wagtailcore_referenceindex {
        base_content_type: one(django_content_type) on (base_content_type_id => id),
        content_type: one(django_content_type) on (content_type_id => id),
        to_content_type: one(django_content_type) on (to_content_type_id => id),
    }
    wagtailcore_revision {
        wagtailcore_comment: many(wagtailcore_comment.revision_created),
        wagtailcore_page: many(wagtailcore_page.latest_revision),
        wagtailcore_page_as_live_revision: many(wagtailcore_page.live_revision),
        base_content_type: one(django_content_type) on (base_content_type_id => id),
        content_type: one(django_content_type) on (content_type_id => id),
        user: one(auth_user) on (user_id => id),
        wagtailcore_taskstate: many(wagtailcore_taskstate.revision),
    }
    wagtailcore_site {
        wagtailcore_groupsitepermission: many(wagtailcore_groupsitepermission.site),
        root_page: one(wagtailcore_page) on (root_page_id => id),
        wagtailredirects_redirect: many(wagtailredirects_redirect.site),
    }
    wagtailcore_task {
        wagtailcore_groupapprovaltask: many(wagtailcore_groupapprovaltask.task_ptr),
        content_type: one(django_content_type) on (content_type_id => id),
        wagtailcore_taskstate: many(wagtailcore_taskstate.task),
        wagtailcore_workflowtask: many(wagtailcore_workflowtask.task),
    }
    wagtailcore_taskstate {
        content_type: one(django_content_type) on (content_type_id => id),
        finished_by: one(auth_user) on (finished_by_id => id),
        revision: one(wagtailcore_revision) on (revision_id => id),
        task: one(wagtailcore_task) on (task_id => id),
        workflow_state: one(wagtailcore_workflowstate) on (workflow_state_id => id),
        wagtailcore_workflowstate: many(wagtailcore_workflowstate.current_task_state),
    }
    wagtailcore_uploadedfile {
        for_content_type: one(django_content_type) on (for_content_type_id => id),
        uploaded_by_user: one(auth_user) on (uploaded_by_user_id => id),
    }
    wagtailcore_workflow {
        wagtailcore_workflowcontenttype: many(wagtailcore_workflowcontenttype.workflow),
        wagtailcore_workflowpage: many(wagtailcore_workflowpage.workflow),
        wagtailcore_workflowstate: many(wagtailcore_workflowstate.workflow),
        wagtailcore_workflowtask: many(wagtailcore_workflowtask.workflow),
    }
    wagtailcore_workflowcontenttype {
        content_type: one(django_content_type) on (content_type_id => id),
        workflow: one(wagtailcore_workflow) on (workflow_id => id),
    }
    wagtailcore_workflowpage {
        page: one(wagtailcore_page) on (page_id => id),
        workflow: one(wagtailcore_workflow) on (workflow_id => id),
    }
    wagtailcore_workflowstate {
        wagtailcore_taskstate: many(wagtailcore_taskstate.workflow_state),
        base_content_type: one(django_content_type) on (base_content_type_id => id),
        content_type: one(django_content_type) on (content_type_id => id),
        current_task_state: one(wagtailcore_taskstate) on (current_task_state_id => id),
        requested_by: one(auth_user) on (requested_by_id => id),
        workflow: one(wagtailcore_workflow) on (workflow_id => id),
    }
    wagtailcore_workflowtask {
        task: one(wagtailcore_task) on (task_id => id),
        workflow: one(wagtailcore_workflow) on (workflow_id => id),
    }
    wagtaildocs_document {
        collection: one(wagtailcore_collection) on (collection_id => id),
        uploaded_by_user: one(auth_user) on (uploaded_by_user_id => id),
    }
    wagtailforms_formsubmission {
        page: one(wagtailcore_page) on (page_id => id),
    }
    wagtailimages_image {
        collection: one(wagtailcore_collection) on (collection_id => id),
        uploaded_by_user: one(auth_user) on (uploaded_by_user_id => id),
        wagtailimages_rendition: many(wagtailimages_rendition.image),
    }
    wagtailimages_rendition {
        image: one(wagtailimages_image) on (image_id => id),
    }
    wagtailredirects_redirect {
        redirect_page: one(wagtailcore_page) on (redirect_page_id => id),
        site: one(wagtailcore_site) on (site_id => id),
    }
    wagtailsearch_indexentry {
        content_type: one(django_content_type) on (content_type_id => id),
        wagtailsearch_indexentry_fts: many(wagtailsearch_indexentry_fts.wagtailsearch_indexentry),
    }
    wagtailsearch_indexentry_fts {
        wagtailsearch_indexentry: one(wagtailsearch_indexentry) on (rowid => id),
    }
    wagtailusers_userprofile {
        user: one(auth_user) on (user_id => id),
    }
}

/// Everything that is here.
pub fn schema() -> drizzle::ddl::Schema<Sqlite> {
    schema![auth_group, auth_group_permissions, auth_permission, auth_user, auth_user_groups, auth_user_user_permissions, django_admin_log, django_content_type, django_flatpage, django_flatpage_sites, django_redirect, django_session, django_site, taggit_tag, taggit_taggeditem, wagtailadmin_admin, wagtailadmin_editingsession, wagtailadmin_formstate, wagtailcore_apitoken, wagtailcore_collection, wagtailcore_collectionviewrestriction, wagtailcore_collectionviewrestriction_groups, wagtailcore_comment, wagtailcore_commentreply, wagtailcore_groupapprovaltask, wagtailcore_groupapprovaltask_groups, wagtailcore_groupcollectionpermission, wagtailcore_grouppagepermission, wagtailcore_groupsitepermission, wagtailcore_locale, wagtailcore_modellogentry, wagtailcore_page, wagtailcore_pagelogentry, wagtailcore_pagesubscription, wagtailcore_pageviewrestriction, wagtailcore_pageviewrestriction_groups, wagtailcore_referenceindex, wagtailcore_revision, wagtailcore_site, wagtailcore_task, wagtailcore_taskstate, wagtailcore_uploadedfile, wagtailcore_workflow, wagtailcore_workflowcontenttype, wagtailcore_workflowpage, wagtailcore_workflowstate, wagtailcore_workflowtask, wagtaildocs_document, wagtailembeds_embed, wagtailforms_formsubmission, wagtailimages_image, wagtailimages_rendition, wagtailredirects_redirect, wagtailsearch_indexentry, wagtailsearch_indexentry_fts, wagtailusers_userprofile]
}
