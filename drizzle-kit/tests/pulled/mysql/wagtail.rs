// The schema of a mysql database, as `drizzle-kit pull` found it.
#![allow(unused_imports)]
use drizzle::prelude::*;

#[table(mysql, name = "auth_group")]
#[unique_index("name", on(name))]
#[derive(Debug, Clone, PartialEq)]
pub struct AuthGroup {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    #[column(varchar(150))]
    pub name: String,
}

#[table(mysql, name = "auth_group_permissions")]
#[unique_index("auth_group_permissions_group_id_permission_id_0cd325b0_uniq", on(group_id, permission_id))]
#[foreign_key("auth_group_permissio_permission_id_84c5c92e_fk_auth_perm", on(permission_id), references(auth_permission::id))]
#[foreign_key("auth_group_permissions_group_id_b120cbf9_fk_auth_group_id", on(group_id), references(auth_group::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct AuthGroupPermission {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub group_id: i32,
    pub permission_id: i32,
}

#[table(mysql, name = "auth_permission")]
#[unique_index("auth_permission_content_type_id_codename_01ab375a_uniq", on(content_type_id, codename))]
#[foreign_key("auth_permission_content_type_id_2f476e4b_fk_django_co", on(content_type_id), references(django_content_type::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct AuthPermission {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    #[column(varchar(255))]
    pub name: String,
    pub content_type_id: i32,
    #[column(varchar(100))]
    pub codename: String,
}

#[table(mysql, name = "auth_user")]
#[unique_index("username", on(username))]
#[derive(Debug, Clone, PartialEq)]
pub struct AuthUser {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    #[column(varchar(128))]
    pub password: String,
    pub last_login: Option<chrono::NaiveDateTime>,
    pub is_superuser: bool,
    #[column(varchar(150))]
    pub username: String,
    #[column(varchar(150))]
    pub first_name: String,
    #[column(varchar(150))]
    pub last_name: String,
    #[column(varchar(254))]
    pub email: String,
    pub is_staff: bool,
    pub is_active: bool,
    pub date_joined: chrono::NaiveDateTime,
}

#[table(mysql, name = "auth_user_groups")]
#[unique_index("auth_user_groups_user_id_group_id_94350c0c_uniq", on(user_id, group_id))]
#[foreign_key("auth_user_groups_group_id_97559544_fk_auth_group_id", on(group_id), references(auth_group::id))]
#[foreign_key("auth_user_groups_user_id_6a12ed8b_fk_auth_user_id", on(user_id), references(auth_user::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct AuthUserGroup {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub user_id: i32,
    pub group_id: i32,
}

#[table(mysql, name = "auth_user_user_permissions")]
#[unique_index("auth_user_user_permissions_user_id_permission_id_14a6b632_uniq", on(user_id, permission_id))]
#[foreign_key("auth_user_user_permi_permission_id_1fbb5f2c_fk_auth_perm", on(permission_id), references(auth_permission::id))]
#[foreign_key("auth_user_user_permissions_user_id_a95ead1b_fk_auth_user_id", on(user_id), references(auth_user::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct AuthUserUserPermission {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub user_id: i32,
    pub permission_id: i32,
}

#[table(mysql, name = "django_admin_log")]
#[check("django_admin_log_chk_1", "`action_flag` >= 0")]
#[foreign_key("django_admin_log_content_type_id_c4bce8eb_fk_django_co", on(content_type_id), references(django_content_type::id))]
#[foreign_key("django_admin_log_user_id_c564eba6_fk_auth_user_id", on(user_id), references(auth_user::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct DjangoAdminLog {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub action_time: chrono::NaiveDateTime,
    pub user_id: i32,
    pub content_type_id: Option<i32>,
    pub object_id: Option<String>,
    #[column(varchar(200))]
    pub object_repr: String,
    pub action_flag: u16,
    pub change_message: String,
}

#[table(mysql, name = "django_content_type")]
#[unique_index("django_content_type_app_label_model_76bd3d3b_uniq", on(app_label, model))]
#[derive(Debug, Clone, PartialEq)]
pub struct DjangoContentType {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    #[column(varchar(100))]
    pub app_label: String,
    #[column(varchar(100))]
    pub model: String,
}

#[table(mysql, name = "django_flatpage")]
#[index("django_flatpage_url_41612362", on(url))]
#[derive(Debug, Clone, PartialEq)]
pub struct DjangoFlatpage {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    #[column(varchar(100))]
    pub url: String,
    #[column(varchar(200))]
    pub title: String,
    pub content: String,
    pub enable_comments: bool,
    #[column(varchar(70))]
    pub template_name: String,
    pub registration_required: bool,
}

#[table(mysql, name = "django_flatpage_sites")]
#[unique_index("django_flatpage_sites_flatpage_id_site_id_0d29d9d1_uniq", on(flatpage_id, site_id))]
#[foreign_key("django_flatpage_sites_flatpage_id_078bbc8b_fk_django_flatpage_id", on(flatpage_id), references(django_flatpage::id))]
#[foreign_key("django_flatpage_sites_site_id_bfd8ea84_fk_django_site_id", on(site_id), references(django_site::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct DjangoFlatpageSite {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub flatpage_id: i32,
    pub site_id: i32,
}

#[table(mysql, name = "django_redirect")]
#[index("django_redirect_old_path_c6cc94d3", on(old_path))]
#[unique_index("django_redirect_site_id_old_path_ac5dd16b_uniq", on(site_id, old_path))]
#[foreign_key("django_redirect_site_id_c3e37341_fk_django_site_id", on(site_id), references(django_site::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct DjangoRedirect {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub site_id: i32,
    #[column(varchar(200))]
    pub old_path: String,
    #[column(varchar(200))]
    pub new_path: String,
}

#[table(mysql, name = "django_session")]
#[index("django_session_expire_date_a5c62663", on(expire_date))]
#[derive(Debug, Clone, PartialEq)]
pub struct DjangoSession {
    #[column(primary_key, varchar(40))]
    pub session_key: String,
    pub session_data: String,
    pub expire_date: chrono::NaiveDateTime,
}

#[table(mysql, name = "django_site")]
#[unique_index("domain", on(domain))]
#[derive(Debug, Clone, PartialEq)]
pub struct DjangoSite {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    #[column(varchar(100))]
    pub domain: String,
    #[column(varchar(50))]
    pub name: String,
}

#[table(mysql, name = "taggit_tag")]
#[unique_index("name", on(name))]
#[unique_index("slug", on(slug))]
#[derive(Debug, Clone, PartialEq)]
pub struct TaggitTag {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    #[column(varchar(100))]
    pub name: String,
    #[column(varchar(100))]
    pub slug: String,
}

#[table(mysql, name = "taggit_taggeditem")]
#[index("taggit_tagg_content_8fc721_idx", on(content_type_id, object_id))]
#[unique_index("taggit_taggeditem_content_type_id_object_id_tag_id_4bb97a8e_uniq", on(content_type_id, object_id, tag_id))]
#[index("taggit_taggeditem_object_id_e2d7d1df", on(object_id))]
#[foreign_key("taggit_taggeditem_content_type_id_9957a03c_fk_django_co", on(content_type_id), references(django_content_type::id))]
#[foreign_key("taggit_taggeditem_tag_id_f4f5b767_fk_taggit_tag_id", on(tag_id), references(taggit_tag::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct TaggitTaggeditem {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub tag_id: i32,
    pub content_type_id: i32,
    pub object_id: i32,
}

#[table(mysql, name = "wagtailadmin_admin")]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailadminAdmin {
    #[column(auto_increment, primary_key)]
    pub id: i32,
}

#[table(mysql, name = "wagtailadmin_editingsession")]
#[index("wagtailadmi_content_717955_idx", on(content_type_id, object_id))]
#[foreign_key("wagtailadmin_editing_content_type_id_4df7730e_fk_django_co", on(content_type_id), references(django_content_type::id))]
#[foreign_key("wagtailadmin_editingsession_user_id_6e1a9b70_fk_auth_user_id", on(user_id), references(auth_user::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailadminEditingsession {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub user_id: i32,
    pub content_type_id: i32,
    #[column(varchar(255))]
    pub object_id: String,
    pub last_seen_at: chrono::NaiveDateTime,
    pub is_editing: bool,
}

#[table(mysql, name = "wagtailadmin_formstate")]
#[index("formstate_user_object", on(user_id, content_type_id, object_id, parent_object_id))]
#[foreign_key("wagtailadmin_formsta_content_type_id_e32438b3_fk_django_co", on(content_type_id), references(django_content_type::id))]
#[foreign_key("wagtailadmin_formstate_user_id_b910adc2_fk_auth_user_id", on(user_id), references(auth_user::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailadminFormstate {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub data: String,
    pub user_id: i32,
    pub content_type_id: i32,
    #[column(varchar(255))]
    pub object_id: String,
    #[column(varchar(255))]
    pub parent_object_id: String,
    pub last_updated_at: chrono::NaiveDateTime,
}

#[table(mysql, name = "wagtailcore_apitoken")]
#[unique_index("key_hash", on(key_hash))]
#[foreign_key("wagtailcore_apitoken_user_id_49b1141b_fk_auth_user_id", on(user_id), references(auth_user::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreApitoken {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub user_id: i32,
    #[column(varchar(255))]
    pub name: String,
    #[column(varchar(64))]
    pub key_hash: String,
    #[column(varchar(16))]
    pub prefix: String,
    pub created: chrono::NaiveDateTime,
    pub revoked_at: Option<chrono::NaiveDateTime>,
    pub last_used_at: Option<chrono::NaiveDateTime>,
}

#[table(mysql, name = "wagtailcore_collection")]
#[unique_index("path", on(path))]
#[check("wagtailcore_collection_chk_1", "`depth` >= 0")]
#[check("wagtailcore_collection_chk_2", "`numchild` >= 0")]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreCollection {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    #[column(varchar(255))]
    pub path: String,
    pub depth: u32,
    pub numchild: u32,
    #[column(varchar(255))]
    pub name: String,
}

#[table(mysql, name = "wagtailcore_collectionviewrestriction")]
#[foreign_key("wagtailcore_collecti_collection_id_761908ec_fk_wagtailco", on(collection_id), references(wagtailcore_collection::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreCollectionviewrestriction {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    #[column(varchar(20))]
    pub restriction_type: String,
    #[column(varchar(255))]
    pub password: String,
    pub collection_id: i32,
}

#[table(mysql, name = "wagtailcore_collectionviewrestriction_groups")]
#[unique_index("wagtailcore_collectionvi_collectionviewrestrictio_988995ae_uniq", on(collectionviewrestriction_id, group_id))]
#[foreign_key("wagtailcore_collecti_collectionviewrestri_47320efd_fk_wagtailco", on(collectionviewrestriction_id), references(wagtailcore_collectionviewrestriction::id))]
#[foreign_key("wagtailcore_collecti_group_id_1823f2a3_fk_auth_grou", on(group_id), references(auth_group::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreCollectionviewrestrictionGroup {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub collectionviewrestriction_id: i32,
    pub group_id: i32,
}

#[table(mysql, name = "wagtailcore_comment")]
#[index("wagtailcore_comment_page_id_108444b5", on(page_id))]
#[foreign_key("wagtailcore_comment_page_id_108444b5_fk_wagtailcore_page_id", on(page_id), references(wagtailcore_page::id))]
#[foreign_key("wagtailcore_comment_resolved_by_id_a282aa0e_fk_auth_user_id", on(resolved_by_id), references(auth_user::id))]
#[foreign_key("wagtailcore_comment_revision_created_id_1d058279_fk_wagtailco", on(revision_created_id), references(wagtailcore_revision::id))]
#[foreign_key("wagtailcore_comment_user_id_0c577ca6_fk_auth_user_id", on(user_id), references(auth_user::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreComment {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub page_id: i32,
    pub user_id: i32,
    pub text: String,
    pub contentpath: String,
    pub position: String,
    pub created_at: chrono::NaiveDateTime,
    pub updated_at: chrono::NaiveDateTime,
    pub revision_created_id: Option<i32>,
    pub resolved_at: Option<chrono::NaiveDateTime>,
    pub resolved_by_id: Option<i32>,
}

#[table(mysql, name = "wagtailcore_commentreply")]
#[index("wagtailcore_commentreply_comment_id_afc7e027", on(comment_id))]
#[foreign_key("wagtailcore_commentr_comment_id_afc7e027_fk_wagtailco", on(comment_id), references(wagtailcore_comment::id))]
#[foreign_key("wagtailcore_commentreply_user_id_d0b3b9c3_fk_auth_user_id", on(user_id), references(auth_user::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreCommentreply {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub comment_id: i32,
    pub user_id: i32,
    pub text: String,
    pub created_at: chrono::NaiveDateTime,
    pub updated_at: chrono::NaiveDateTime,
}

#[table(mysql, name = "wagtailcore_groupapprovaltask")]
#[foreign_key("wagtailcore_groupapp_task_ptr_id_cfe58781_fk_wagtailco", on(task_ptr_id), references(wagtailcore_task::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreGroupapprovaltask {
    #[column(primary_key)]
    pub task_ptr_id: i32,
}

#[table(mysql, name = "wagtailcore_groupapprovaltask_groups")]
#[unique_index("wagtailcore_groupapprova_groupapprovaltask_id_gro_bb5ee7eb_uniq", on(groupapprovaltask_id, group_id))]
#[foreign_key("wagtailcore_groupapp_group_id_2e64b61f_fk_auth_grou", on(group_id), references(auth_group::id))]
#[foreign_key("wagtailcore_groupapp_groupapprovaltask_id_9a9255ea_fk_wagtailco", on(groupapprovaltask_id), references(wagtailcore_groupapprovaltask::task_ptr_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreGroupapprovaltaskGroup {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub groupapprovaltask_id: i32,
    pub group_id: i32,
}

#[table(mysql, name = "wagtailcore_groupcollectionpermission")]
#[unique_index("wagtailcore_groupcollect_group_id_collection_id_p_a21cefe9_uniq", on(group_id, collection_id, permission_id))]
#[foreign_key("wagtailcore_groupcol_collection_id_5423575a_fk_wagtailco", on(collection_id), references(wagtailcore_collection::id))]
#[foreign_key("wagtailcore_groupcol_group_id_05d61460_fk_auth_grou", on(group_id), references(auth_group::id))]
#[foreign_key("wagtailcore_groupcol_permission_id_1b626275_fk_auth_perm", on(permission_id), references(auth_permission::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreGroupcollectionpermission {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub group_id: i32,
    pub collection_id: i32,
    pub permission_id: i32,
}

#[table(mysql, name = "wagtailcore_grouppagepermission")]
#[unique_index("unique_permission", on(group_id, page_id, permission_id))]
#[foreign_key("wagtailcore_grouppag_group_id_fc07e671_fk_auth_grou", on(group_id), references(auth_group::id))]
#[foreign_key("wagtailcore_grouppag_page_id_710b114a_fk_wagtailco", on(page_id), references(wagtailcore_page::id))]
#[foreign_key("wagtailcore_grouppag_permission_id_05acb22e_fk_auth_perm", on(permission_id), references(auth_permission::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreGrouppagepermission {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub group_id: i32,
    pub page_id: i32,
    pub permission_id: i32,
}

#[table(mysql, name = "wagtailcore_groupsitepermission")]
#[unique_index("wagtailcore_groupsiteper_group_id_site_id_permiss_a58ee30d_uniq", on(group_id, site_id, permission_id))]
#[foreign_key("wagtailcore_groupsit_group_id_e5cdbee4_fk_auth_grou", on(group_id), references(auth_group::id))]
#[foreign_key("wagtailcore_groupsit_permission_id_459b1f38_fk_auth_perm", on(permission_id), references(auth_permission::id))]
#[foreign_key("wagtailcore_groupsit_site_id_245de488_fk_wagtailco", on(site_id), references(wagtailcore_site::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreGroupsitepermission {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub group_id: i32,
    pub site_id: i32,
    pub permission_id: i32,
}

#[table(mysql, name = "wagtailcore_locale")]
#[unique_index("language_code", on(language_code))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreLocale {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    #[column(varchar(100))]
    pub language_code: String,
}

#[table(mysql, name = "wagtailcore_modellogentry")]
#[index("wagtailcore_modellogentry_action_d2d856ee", on(action))]
#[index("wagtailcore_modellogentry_content_changed_8bc39742", on(content_changed))]
#[index("wagtailcore_modellogentry_object_id_e0e7d4ef", on(object_id))]
#[index("wagtailcore_modellogentry_revision_id_df6ca33a", on(revision_id))]
#[index("wagtailcore_modellogentry_timestamp_9694521b", on(timestamp))]
#[index("wagtailcore_modellogentry_user_id_0278d1bf", on(user_id))]
#[index("wagtailcore_uuid_d6363b_idx", on(uuid, action, desc(timestamp)))]
#[foreign_key("wagtailcore_modellog_content_type_id_68849e77_fk_django_co", on(content_type_id), references(django_content_type::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreModellogentry {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub content_type_id: Option<i32>,
    pub label: String,
    #[column(varchar(255))]
    pub action: String,
    pub data: serde_json::Value,
    pub timestamp: chrono::NaiveDateTime,
    #[column(char(32))]
    pub uuid: Option<String>,
    pub user_id: Option<i32>,
    pub revision_id: Option<i32>,
    pub content_changed: bool,
    pub deleted: bool,
    #[column(varchar(255))]
    pub object_id: String,
}

#[table(mysql, name = "wagtailcore_page")]
#[unique_index("path", on(path))]
#[index("wagtailcore_page_first_published_at_2b5dd637", on(first_published_at))]
#[index("wagtailcore_page_slug_e7c11b8f", on(slug))]
#[unique_index("wagtailcore_page_translation_key_locale_id_9b041bad_uniq", on(translation_key, locale_id))]
#[check("wagtailcore_page_chk_1", "`depth` >= 0")]
#[check("wagtailcore_page_chk_2", "`numchild` >= 0")]
#[foreign_key("wagtailcore_page_alias_of_id_12945502_fk_wagtailcore_page_id", on(alias_of_id), references(wagtailcore_page::id))]
#[foreign_key("wagtailcore_page_content_type_id_c28424df_fk_django_co", on(content_type_id), references(django_content_type::id))]
#[foreign_key("wagtailcore_page_latest_revision_id_e60fef51_fk_wagtailco", on(latest_revision_id), references(wagtailcore_revision::id))]
#[foreign_key("wagtailcore_page_live_revision_id_930bd822_fk_wagtailco", on(live_revision_id), references(wagtailcore_revision::id))]
#[foreign_key("wagtailcore_page_locale_id_3c7e30a6_fk_wagtailcore_locale_id", on(locale_id), references(wagtailcore_locale::id))]
#[foreign_key("wagtailcore_page_locked_by_id_bcb86245_fk_auth_user_id", on(locked_by_id), references(auth_user::id))]
#[foreign_key("wagtailcore_page_owner_id_fbf7c332_fk_auth_user_id", on(owner_id), references(auth_user::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcorePage {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    #[column(varchar(255))]
    pub path: String,
    pub depth: u32,
    pub numchild: u32,
    #[column(char(32))]
    pub translation_key: String,
    pub locale_id: i32,
    pub latest_revision_id: Option<i32>,
    pub live: bool,
    pub has_unpublished_changes: bool,
    pub first_published_at: Option<chrono::NaiveDateTime>,
    pub last_published_at: Option<chrono::NaiveDateTime>,
    pub live_revision_id: Option<i32>,
    pub go_live_at: Option<chrono::NaiveDateTime>,
    pub expire_at: Option<chrono::NaiveDateTime>,
    pub expired: bool,
    pub locked: bool,
    pub locked_at: Option<chrono::NaiveDateTime>,
    pub locked_by_id: Option<i32>,
    #[column(varchar(255))]
    pub title: String,
    #[column(varchar(255))]
    pub draft_title: String,
    #[column(varchar(255))]
    pub slug: String,
    pub content_type_id: i32,
    pub url_path: String,
    pub owner_id: Option<i32>,
    pub latest_revision_created_at: Option<chrono::NaiveDateTime>,
    pub alias_of_id: Option<i32>,
    pub show_in_menus: bool,
    #[column(varchar(255))]
    pub seo_title: String,
    pub search_description: String,
}

#[table(mysql, name = "wagtailcore_pagelogentry")]
#[index("wagtailcore_pagelogentry_action_c2408198", on(action))]
#[index("wagtailcore_pagelogentry_content_changed_99f27ade", on(content_changed))]
#[index("wagtailcore_pagelogentry_page_id_8464e327", on(page_id))]
#[index("wagtailcore_pagelogentry_revision_id_8043d103", on(revision_id))]
#[index("wagtailcore_pagelogentry_timestamp_deb774c4", on(timestamp))]
#[index("wagtailcore_pagelogentry_user_id_604ccfd8", on(user_id))]
#[index("wagtailcore_uuid_06a44d_idx", on(uuid, action, desc(timestamp)))]
#[foreign_key("wagtailcore_pageloge_content_type_id_74e7708a_fk_django_co", on(content_type_id), references(django_content_type::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcorePagelogentry {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub content_type_id: Option<i32>,
    pub label: String,
    #[column(varchar(255))]
    pub action: String,
    pub data: serde_json::Value,
    pub timestamp: chrono::NaiveDateTime,
    #[column(char(32))]
    pub uuid: Option<String>,
    pub user_id: Option<i32>,
    pub revision_id: Option<i32>,
    pub content_changed: bool,
    pub deleted: bool,
    pub page_id: i32,
}

#[table(mysql, name = "wagtailcore_pagesubscription")]
#[unique_index("wagtailcore_pagesubscription_page_id_user_id_0cef73ed_uniq", on(page_id, user_id))]
#[foreign_key("wagtailcore_pagesubs_page_id_a085e7a6_fk_wagtailco", on(page_id), references(wagtailcore_page::id))]
#[foreign_key("wagtailcore_pagesubscription_user_id_89d7def9_fk_auth_user_id", on(user_id), references(auth_user::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcorePagesubscription {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub user_id: i32,
    pub page_id: i32,
    pub comment_notifications: bool,
}

#[table(mysql, name = "wagtailcore_pageviewrestriction")]
#[foreign_key("wagtailcore_pageview_page_id_15a8bea6_fk_wagtailco", on(page_id), references(wagtailcore_page::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcorePageviewrestriction {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    #[column(varchar(20))]
    pub restriction_type: String,
    #[column(varchar(255))]
    pub password: String,
    pub page_id: i32,
}

#[table(mysql, name = "wagtailcore_pageviewrestriction_groups")]
#[unique_index("wagtailcore_pageviewrest_pageviewrestriction_id_g_d23f80bb_uniq", on(pageviewrestriction_id, group_id))]
#[foreign_key("wagtailcore_pageview_group_id_6460f223_fk_auth_grou", on(group_id), references(auth_group::id))]
#[foreign_key("wagtailcore_pageview_pageviewrestriction__f147a99a_fk_wagtailco", on(pageviewrestriction_id), references(wagtailcore_pageviewrestriction::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcorePageviewrestrictionGroup {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub pageviewrestriction_id: i32,
    pub group_id: i32,
}

#[table(mysql, name = "wagtailcore_referenceindex")]
#[index("referenceindex_source_object", on(base_content_type_id, object_id))]
#[index("referenceindex_target_object", on(to_content_type_id, to_object_id))]
#[unique_index("wagtailcore_referenceind_base_content_type_id_obj_9e6ccd6a_uniq", on(base_content_type_id, object_id, to_content_type_id, to_object_id, content_path_hash))]
#[foreign_key("wagtailcore_referenc_base_content_type_id_313cf40f_fk_django_co", on(base_content_type_id), references(django_content_type::id))]
#[foreign_key("wagtailcore_referenc_content_type_id_766e0336_fk_django_co", on(content_type_id), references(django_content_type::id))]
#[foreign_key("wagtailcore_referenc_to_content_type_id_93690bbd_fk_django_co", on(to_content_type_id), references(django_content_type::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreReferenceindex {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub content_type_id: i32,
    pub base_content_type_id: i32,
    #[column(varchar(255))]
    pub object_id: String,
    pub to_content_type_id: i32,
    #[column(varchar(255))]
    pub to_object_id: String,
    pub model_path: String,
    pub content_path: String,
    #[column(char(32))]
    pub content_path_hash: String,
}

#[table(mysql, name = "wagtailcore_revision")]
#[index("base_content_object_idx", on(base_content_type_id, object_id))]
#[index("content_object_idx", on(content_type_id, object_id))]
#[index("wagtailcore_revision_approved_go_live_at_88d3dee5", on(approved_go_live_at))]
#[index("wagtailcore_revision_created_at_81450aa6", on(created_at))]
#[foreign_key("wagtailcore_revision_base_content_type_id_5b4ef7bd_fk_django_co", on(base_content_type_id), references(django_content_type::id))]
#[foreign_key("wagtailcore_revision_content_type_id_c8cb69c0_fk_django_co", on(content_type_id), references(django_content_type::id))]
#[foreign_key("wagtailcore_revision_user_id_03df83b0_fk_auth_user_id", on(user_id), references(auth_user::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreRevision {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub content_type_id: i32,
    pub base_content_type_id: i32,
    #[column(varchar(255))]
    pub object_id: String,
    pub created_at: chrono::NaiveDateTime,
    pub user_id: Option<i32>,
    pub object_str: String,
    pub content: serde_json::Value,
    pub approved_go_live_at: Option<chrono::NaiveDateTime>,
}

#[table(mysql, name = "wagtailcore_site")]
#[index("wagtailcore_site_hostname_96b20b46", on(hostname))]
#[unique_index("wagtailcore_site_hostname_port_2c626d70_uniq", on(hostname, port))]
#[foreign_key("wagtailcore_site_root_page_id_e02fb95c_fk_wagtailcore_page_id", on(root_page_id), references(wagtailcore_page::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreSite {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    #[column(varchar(255))]
    pub hostname: String,
    pub port: i32,
    #[column(varchar(255))]
    pub site_name: String,
    pub root_page_id: i32,
    pub is_default_site: bool,
}

#[table(mysql, name = "wagtailcore_task")]
#[foreign_key("wagtailcore_task_content_type_id_249ab8ba_fk_django_co", on(content_type_id), references(django_content_type::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreTask {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    #[column(varchar(255))]
    pub name: String,
    pub content_type_id: i32,
    pub active: bool,
}

#[table(mysql, name = "wagtailcore_taskstate")]
#[foreign_key("wagtailcore_taskstat_content_type_id_0a758fdc_fk_django_co", on(content_type_id), references(django_content_type::id))]
#[foreign_key("wagtailcore_taskstat_revision_id_df25a499_fk_wagtailco", on(revision_id), references(wagtailcore_revision::id))]
#[foreign_key("wagtailcore_taskstat_workflow_state_id_9239a775_fk_wagtailco", on(workflow_state_id), references(wagtailcore_workflowstate::id))]
#[foreign_key("wagtailcore_taskstate_finished_by_id_13f98229_fk_auth_user_id", on(finished_by_id), references(auth_user::id))]
#[foreign_key("wagtailcore_taskstate_task_id_c3677c34_fk_wagtailcore_task_id", on(task_id), references(wagtailcore_task::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreTaskstate {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub workflow_state_id: i32,
    pub revision_id: i32,
    pub task_id: i32,
    #[column(varchar(50))]
    pub status: String,
    pub started_at: chrono::NaiveDateTime,
    pub finished_at: Option<chrono::NaiveDateTime>,
    pub finished_by_id: Option<i32>,
    pub comment: String,
    pub content_type_id: i32,
}

#[table(mysql, name = "wagtailcore_uploadedfile")]
#[foreign_key("wagtailcore_uploaded_for_content_type_id_b0fc87b2_fk_django_co", on(for_content_type_id), references(django_content_type::id))]
#[foreign_key("wagtailcore_uploaded_uploaded_by_user_id_c7580fe8_fk_auth_user", on(uploaded_by_user_id), references(auth_user::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreUploadedfile {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub for_content_type_id: Option<i32>,
    #[column(varchar(200))]
    pub file: String,
    pub uploaded_by_user_id: Option<i32>,
}

#[table(mysql, name = "wagtailcore_workflow")]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreWorkflow {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    #[column(varchar(255))]
    pub name: String,
    pub active: bool,
}

#[table(mysql, name = "wagtailcore_workflowcontenttype")]
#[foreign_key("wagtailcore_workflow_content_type_id_b261bb37_fk_django_co", on(content_type_id), references(django_content_type::id))]
#[foreign_key("wagtailcore_workflow_workflow_id_9aad7cd2_fk_wagtailco", on(workflow_id), references(wagtailcore_workflow::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreWorkflowcontenttype {
    #[column(primary_key)]
    pub content_type_id: i32,
    pub workflow_id: i32,
}

#[table(mysql, name = "wagtailcore_workflowpage")]
#[foreign_key("wagtailcore_workflow_workflow_id_56f56ff6_fk_wagtailco", on(workflow_id), references(wagtailcore_workflow::id))]
#[foreign_key("wagtailcore_workflowpage_page_id_81e7bab6_fk_wagtailcore_page_id", on(page_id), references(wagtailcore_page::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreWorkflowpage {
    #[column(primary_key)]
    pub page_id: i32,
    pub workflow_id: i32,
}

#[table(mysql, name = "wagtailcore_workflowstate")]
#[unique_index("current_task_state_id", on(current_task_state_id))]
#[index("workflowstate_base_ct_id_idx", on(base_content_type_id, object_id))]
#[index("workflowstate_ct_id_idx", on(content_type_id, object_id))]
#[foreign_key("wagtailcore_workflow_base_content_type_id_a30dc576_fk_django_co", on(base_content_type_id), references(django_content_type::id))]
#[foreign_key("wagtailcore_workflow_content_type_id_2bb78ce1_fk_django_co", on(content_type_id), references(django_content_type::id))]
#[foreign_key("wagtailcore_workflow_current_task_state_i_3a1a0632_fk_wagtailco", on(current_task_state_id), references(wagtailcore_taskstate::id))]
#[foreign_key("wagtailcore_workflow_requested_by_id_4090bca3_fk_auth_user", on(requested_by_id), references(auth_user::id))]
#[foreign_key("wagtailcore_workflow_workflow_id_1f18378f_fk_wagtailco", on(workflow_id), references(wagtailcore_workflow::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreWorkflowstate {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub content_type_id: i32,
    pub base_content_type_id: i32,
    #[column(varchar(255))]
    pub object_id: String,
    pub workflow_id: i32,
    #[column(varchar(50))]
    pub status: String,
    pub created_at: chrono::NaiveDateTime,
    pub requested_by_id: Option<i32>,
    pub current_task_state_id: Option<i32>,
}

#[table(mysql, name = "wagtailcore_workflowtask")]
#[index("wagtailcore_workflowtask_workflow_id_b9717175", on(workflow_id))]
#[unique_index("wagtailcore_workflowtask_workflow_id_task_id_4ec7a62b_uniq", on(workflow_id, task_id))]
#[foreign_key("wagtailcore_workflow_workflow_id_b9717175_fk_wagtailco", on(workflow_id), references(wagtailcore_workflow::id))]
#[foreign_key("wagtailcore_workflowtask_task_id_ce7716fe_fk_wagtailcore_task_id", on(task_id), references(wagtailcore_task::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailcoreWorkflowtask {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub sort_order: Option<i32>,
    pub workflow_id: i32,
    pub task_id: i32,
}

#[table(mysql, name = "wagtaildocs_document")]
#[check("wagtaildocs_document_chk_1", "`file_size` >= 0")]
#[foreign_key("wagtaildocs_document_collection_id_23881625_fk_wagtailco", on(collection_id), references(wagtailcore_collection::id))]
#[foreign_key("wagtaildocs_document_uploaded_by_user_id_17258b41_fk_auth_user", on(uploaded_by_user_id), references(auth_user::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtaildocsDocument {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub collection_id: i32,
    #[column(varchar(255))]
    pub title: String,
    #[column(varchar(100))]
    pub file: String,
    pub created_at: chrono::NaiveDateTime,
    pub uploaded_by_user_id: Option<i32>,
    pub file_size: Option<u64>,
    #[column(varchar(40))]
    pub file_hash: String,
}

#[table(mysql, name = "wagtailembeds_embed")]
#[unique_index("hash", on(hash))]
#[index("wagtailembeds_embed_cache_until_26c94bb0", on(cache_until))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailembedsEmbed {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub url: String,
    pub max_width: Option<i16>,
    #[column(varchar(32))]
    pub hash: String,
    #[column(varchar(10))]
    pub r#type: String,
    pub html: String,
    pub title: String,
    pub author_name: String,
    pub provider_name: String,
    pub thumbnail_url: String,
    pub width: Option<i32>,
    pub height: Option<i32>,
    pub last_updated: chrono::NaiveDateTime,
    pub cache_until: Option<chrono::NaiveDateTime>,
}

#[table(mysql, name = "wagtailforms_formsubmission")]
#[foreign_key("wagtailforms_formsub_page_id_e48e93e7_fk_wagtailco", on(page_id), references(wagtailcore_page::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailformsFormsubmission {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub form_data: serde_json::Value,
    pub page_id: i32,
    pub submit_time: chrono::NaiveDateTime,
}

#[table(mysql, name = "wagtailimages_image")]
#[index("wagtailimages_image_created_at_86fa6cd4", on(created_at))]
#[index("wagtailimages_image_file_hash_fb5bbb23", on(file_hash))]
#[check("wagtailimages_image_chk_1", "`focal_point_x` >= 0")]
#[check("wagtailimages_image_chk_2", "`focal_point_y` >= 0")]
#[check("wagtailimages_image_chk_3", "`focal_point_width` >= 0")]
#[check("wagtailimages_image_chk_4", "`focal_point_height` >= 0")]
#[check("wagtailimages_image_chk_5", "`file_size` >= 0")]
#[foreign_key("wagtailimages_image_collection_id_c2f8af7e_fk_wagtailco", on(collection_id), references(wagtailcore_collection::id))]
#[foreign_key("wagtailimages_image_uploaded_by_user_id_5d73dc75_fk_auth_user_id", on(uploaded_by_user_id), references(auth_user::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailimagesImage {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub collection_id: i32,
    #[column(varchar(255))]
    pub title: String,
    #[column(varchar(100))]
    pub file: String,
    #[column(varchar(255))]
    pub description: String,
    pub width: i32,
    pub height: i32,
    pub created_at: chrono::NaiveDateTime,
    pub uploaded_by_user_id: Option<i32>,
    pub focal_point_x: Option<u32>,
    pub focal_point_y: Option<u32>,
    pub focal_point_width: Option<u32>,
    pub focal_point_height: Option<u32>,
    pub file_size: Option<u32>,
    #[column(varchar(40))]
    pub file_hash: String,
}

#[table(mysql, name = "wagtailimages_rendition")]
#[index("wagtailimages_rendition_filter_spec_1cba3201", on(filter_spec))]
#[unique_index("wagtailimages_rendition_image_id_filter_spec_foc_323c8fe0_uniq", on(image_id, filter_spec, focal_point_key))]
#[foreign_key("wagtailimages_rendit_image_id_3e1fd774_fk_wagtailim", on(image_id), references(wagtailimages_image::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailimagesRendition {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    #[column(varchar(255))]
    pub filter_spec: String,
    #[column(varchar(100))]
    pub file: String,
    pub width: i32,
    pub height: i32,
    #[column(varchar(16))]
    pub focal_point_key: String,
    pub image_id: i32,
}

#[table(mysql, name = "wagtailredirects_redirect")]
#[index("wagtailredirects_redirect_old_path_bb35247b", on(old_path))]
#[unique_index("wagtailredirects_redirect_old_path_site_id_783622d7_uniq", on(old_path, site_id))]
#[foreign_key("wagtailredirects_red_redirect_page_id_b5728a8f_fk_wagtailco", on(redirect_page_id), references(wagtailcore_page::id))]
#[foreign_key("wagtailredirects_red_site_id_780a0e1e_fk_wagtailco", on(site_id), references(wagtailcore_site::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailredirectsRedirect {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    #[column(varchar(255))]
    pub old_path: String,
    pub site_id: Option<i32>,
    pub is_permanent: bool,
    pub redirect_page_id: Option<i32>,
    #[column(varchar(255))]
    pub redirect_page_route_path: String,
    #[column(varchar(255))]
    pub redirect_link: String,
    pub automatically_created: bool,
    pub created_at: Option<chrono::NaiveDateTime>,
}

#[table(mysql, name = "wagtailsearch_indexentry")]
#[unique_index("wagtailsearch_indexentry_content_type_id_object_id_bcd7ba73_uniq", on(content_type_id, object_id))]
#[foreign_key("wagtailsearch_indexe_content_type_id_62ed694f_fk_django_co", on(content_type_id), references(django_content_type::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailsearchIndexentry {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub content_type_id: i32,
    #[column(varchar(50))]
    pub object_id: String,
    pub title_norm: f64,
    pub autocomplete: Option<String>,
    pub title: String,
    pub body: Option<String>,
}

#[table(mysql, name = "wagtailusers_userprofile")]
#[unique_index("user_id", on(user_id))]
#[foreign_key("wagtailusers_userprofile_user_id_59c92331_fk_auth_user_id", on(user_id), references(auth_user::id))]
#[derive(Debug, Clone, PartialEq)]
pub struct WagtailusersUserprofile {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    pub user_id: i32,
    pub submitted_notifications: bool,
    pub approved_notifications: bool,
    pub rejected_notifications: bool,
    pub updated_comments_notifications: bool,
    #[column(varchar(10))]
    pub preferred_language: String,
    #[column(varchar(40))]
    pub current_time_zone: String,
    #[column(varchar(100))]
    pub avatar: String,
    pub dismissibles: serde_json::Value,
    #[column(varchar(40))]
    pub theme: String,
    #[column(varchar(40))]
    pub contrast: String,
    #[column(varchar(40))]
    pub density: String,
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
        permission: one(auth_permission) on (permission_id => id),
        group: one(auth_group) on (group_id => id),
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
        revision: one(wagtailcore_revision) on (revision_id => id),
        workflow_state: one(wagtailcore_workflowstate) on (workflow_state_id => id),
        finished_by: one(auth_user) on (finished_by_id => id),
        task: one(wagtailcore_task) on (task_id => id),
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
        workflow: one(wagtailcore_workflow) on (workflow_id => id),
        page: one(wagtailcore_page) on (page_id => id),
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
        workflow: one(wagtailcore_workflow) on (workflow_id => id),
        task: one(wagtailcore_task) on (task_id => id),
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
    }
    wagtailusers_userprofile {
        user: one(auth_user) on (user_id => id),
    }
}

/// Everything that is here.
pub fn schema() -> drizzle::ddl::Schema<MySql> {
    schema![auth_group, auth_group_permissions, auth_permission, auth_user, auth_user_groups, auth_user_user_permissions, django_admin_log, django_content_type, django_flatpage, django_flatpage_sites, django_redirect, django_session, django_site, taggit_tag, taggit_taggeditem, wagtailadmin_admin, wagtailadmin_editingsession, wagtailadmin_formstate, wagtailcore_apitoken, wagtailcore_collection, wagtailcore_collectionviewrestriction, wagtailcore_collectionviewrestriction_groups, wagtailcore_comment, wagtailcore_commentreply, wagtailcore_groupapprovaltask, wagtailcore_groupapprovaltask_groups, wagtailcore_groupcollectionpermission, wagtailcore_grouppagepermission, wagtailcore_groupsitepermission, wagtailcore_locale, wagtailcore_modellogentry, wagtailcore_page, wagtailcore_pagelogentry, wagtailcore_pagesubscription, wagtailcore_pageviewrestriction, wagtailcore_pageviewrestriction_groups, wagtailcore_referenceindex, wagtailcore_revision, wagtailcore_site, wagtailcore_task, wagtailcore_taskstate, wagtailcore_uploadedfile, wagtailcore_workflow, wagtailcore_workflowcontenttype, wagtailcore_workflowpage, wagtailcore_workflowstate, wagtailcore_workflowtask, wagtaildocs_document, wagtailembeds_embed, wagtailforms_formsubmission, wagtailimages_image, wagtailimages_rendition, wagtailredirects_redirect, wagtailsearch_indexentry, wagtailusers_userprofile]
}
