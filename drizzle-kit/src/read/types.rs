//! What the type of a field is in a database, by its name.
use super::items::{At, Items, last};
use super::leak;
use super::scopes::{Meant, plain};
use drizzle_core::types::{Allowed, SqlType};
use drizzle_core::value::{CompositeDef, CustomDef, CustomSql, DomainDef, EnumDef, Kind};
use drizzle_schema::{CustomModel, DomainModel, EnumModel, Storage};
use std::collections::HashMap;
use syn::spanned::Spanned as _;
use syn::{Expr, GenericArgument, Lit, PathArguments, Type};

/// What a field's type is.
#[derive(Clone, Copy)]
pub(super) struct Known {
    pub(super) kind: Kind,
    pub(super) allowed: Option<Allowed>,
    pub(super) nullable: bool,
    /// The enum that it is, by its number.
    pub(super) of_enum: Option<usize>,
}

impl Known {
    fn of(kind: Kind) -> Self {
        Known {
            kind,
            allowed: None,
            nullable: false,
            of_enum: None,
        }
    }
}

impl Known {
    /// A type of which only the column type is known, and whether it may be NULL.
    pub(super) fn unknown(ty: &Type) -> Self {
        let optional = match ty {
            Type::Path(path) => last(&path.path).is_some_and(|name| name == "Option"),
            _ => false,
        };
        Known {
            nullable: optional,
            ..Known::of(Kind::Text)
        }
    }
}

/// The types that the sources declare.
pub(super) struct Types<'i> {
    items: &'i Items,
    /// Definitions, each made once: tables that share an enum share its type.
    enums: Vec<&'static EnumDef>,
    declared: HashMap<String, Vec<(usize, Declared)>>,
}

#[derive(Clone, Copy)]
enum Declared {
    Enum(usize),
    Newtype(usize),
    Domain(usize),
    Composite(usize),
    Custom(usize),
    Alias(usize),
}

/// How many declarations are followed from one to the next.
const DEPTH: usize = 32;

impl<'i> Types<'i> {
    pub(super) fn new(items: &'i Items) -> Self {
        let mut declared: HashMap<String, Vec<_>> = HashMap::new();
        let mut add = |ident: &syn::Ident, scope, what| {
            let known = declared.entry(plain(ident)).or_default();
            known.push((scope, what));
        };
        for (at, found) in items.enums.iter().enumerate() {
            add(&found.item.ident, found.scope, Declared::Enum(at));
        }
        for (at, found) in items.domains.iter().enumerate() {
            let ident = &found.item.newtype.ident;
            add(ident, found.scope, Declared::Domain(at));
        }
        for (at, found) in items.composites.iter().enumerate() {
            add(&found.item.ident, found.scope, Declared::Composite(at));
        }
        for (at, found) in items.customs.iter().enumerate() {
            add(&found.item.ident, found.scope, Declared::Custom(at));
        }
        for (at, found) in items.newtypes.iter().enumerate() {
            add(&found.item.ident, found.scope, Declared::Newtype(at));
        }
        for (at, found) in items.aliases.iter().enumerate() {
            let known = declared.entry(found.item.0.clone()).or_default();
            known.push((found.scope, Declared::Alias(at)));
        }
        Types {
            items,
            enums: items.enums.iter().map(|found| enum_def(found)).collect(),
            declared,
        }
    }

    pub(super) fn enum_model(&self, number: usize) -> (&'i EnumModel, &'static EnumDef) {
        (&self.items.enums[number].item, self.enums[number])
    }

    /// What a type is.
    ///
    /// # Errors
    /// Why that can't be told from the sources, and the way out.
    pub(super) fn known(&self, scope: usize, ty: &Type) -> Result<Known, syn::Error> {
        self.at(ty, scope, DEPTH)
    }

    /// What a path of a module stands for, if the sources declare that.
    fn found(&self, scope: usize, meant: &Meant) -> Result<Option<Declared>, String> {
        const CRATES: [&str; 9] = [
            "alloc",
            "chrono",
            "core",
            "drizzle",
            "rust_decimal",
            "serde_json",
            "std",
            "time",
            "uuid",
        ];
        let name = meant.name();
        let Some(all) = self.declared.get(name) else {
            return Ok(None);
        };
        let is_module =
            |&&(at, _): &&(usize, Declared)| meant.may_be_in(&self.items.scopes[at].path);
        let mut candidates: Vec<_> = all.iter().filter(is_module).collect();
        if candidates.is_empty() {
            if CRATES.iter().any(|name| meant.begins_with(name)) {
                return Ok(None);
            }
            // Names may be exported again elsewhere.
            candidates = all.iter().collect();
        }
        let here = candidates
            .iter()
            .find(|(at, _)| *at == scope && !meant.told);
        match (here, candidates.as_slice()) {
            (Some((_, declared)), _) | (None, [(_, declared)]) => Ok(Some(*declared)),
            _ => Err(format!(
                "several types of the schema are called `{name}`; say which one is meant with its module: `module::{name}`"
            )),
        }
    }

    fn at(&self, ty: &Type, scope: usize, left: usize) -> Result<Known, syn::Error> {
        let unknown = || {
            let message = "what this type is in a database can't be told from its name; say it: \
                           `#[column(sql_type = \"..\")]`, or let the program tell its schema (`command` in drizzle.toml)";
            syn::Error::new(ty.span(), message)
        };
        let left = left.checked_sub(1).ok_or_else(unknown)?;
        match ty {
            Type::Group(group) => self.at(&group.elem, scope, left),
            Type::Paren(paren) => self.at(&paren.elem, scope, left),
            Type::Array(array) => match (&*array.elem, &array.len) {
                (Type::Path(path), Expr::Lit(len)) if path.path.is_ident("u8") => match &len.lit {
                    Lit::Int(len) => Ok(Known::of(Kind::FixedBytes(len.base10_parse()?))),
                    _ => Err(unknown()),
                },
                _ => Err(unknown()),
            },
            Type::Path(path) => {
                let meant = self.items.scopes[scope].meant(&path.path);
                let found = self.found(scope, &meant);
                if let Some(declared) = found.map_err(|m| syn::Error::new(path.span(), m))? {
                    return self.declared(declared, left);
                }
                // A type of the program's own may have any name.
                let mut others = self.items.others.iter();
                if !meant.told && others.any(|o| o.scope == scope && o.item == meant.name()) {
                    return Err(unknown());
                }
                let arguments = path.path.segments.last().map(|s| &s.arguments);
                let arguments = arguments.map(types_of).unwrap_or_default();
                let of_time = meant.begins_with("time");
                self.by_name(meant.name(), &arguments, of_time, scope, left)?
                    .ok_or_else(unknown)
            }
            _ => Err(unknown()),
        }
    }

    fn declared(&self, declared: Declared, left: usize) -> Result<Known, syn::Error> {
        match declared {
            Declared::Alias(at) => {
                let At { scope, item, .. } = &self.items.aliases[at];
                self.at(&item.1, *scope, left)
            }
            Declared::Newtype(at) => {
                let At { scope, item, .. } = &self.items.newtypes[at];
                let inner = self.at(&item.ty, *scope, left)?;
                Ok(Known {
                    of_enum: None,
                    ..inner
                })
            }
            Declared::Enum(at) => Ok(self.of_enum(at)),
            Declared::Domain(at) => {
                let At { scope, item, .. } = &self.items.domains[at];
                let inner = self.at(&item.newtype.ty, *scope, left)?;
                Ok(Known {
                    kind: Kind::Domain(domain_def(item, inner.kind)),
                    of_enum: None,
                    ..inner
                })
            }
            Declared::Composite(at) => self.composite(at, left),
            Declared::Custom(at) => Ok(Known::of(Kind::Custom(custom_def(
                &self.items.customs[at].item,
            )))),
        }
    }

    fn composite(&self, at: usize, left: usize) -> Result<Known, syn::Error> {
        let At { scope, item, .. } = &self.items.composites[at];
        let mut fields = Vec::new();
        let mut sql_types = Vec::new();
        for (at, field) in item.fields.iter().enumerate() {
            let kind = self.at(&field.ty, *scope, left)?.kind;
            fields.push((leak::text(&field.name), kind));
            let said = field.sql_type.as_deref();
            sql_types.extend(said.map(|ty| (at, leak::text(ty))));
        }
        let def = leak::value(CompositeDef {
            name: leak::text(&item.name),
            schema: item.schema.as_deref().map(leak::text),
            fields: leak::list(fields),
            sql_types: leak::list(sql_types),
        });
        Ok(Known::of(Kind::Composite(def)))
    }

    /// The types that are declared and that no column of any table has, as they are in a database that has such types.
    pub(super) fn alone(&self) -> Result<Vec<(usize, Kind)>, (usize, syn::Error)> {
        let mut used = Vec::new();
        for At {
            file: _,
            scope,
            item,
        } in &self.items.tables
        {
            // What can't be told is told with its table, if that is for the dialect.
            let columns = item.columns.iter();
            let kinds = columns.filter_map(|column| self.known(*scope, &column.ty).ok());
            kinds.for_each(|known| within(known.kind, &mut used));
        }
        let mut alone = Vec::new();
        for (at, found) in self.items.enums.iter().enumerate() {
            alone.push((found.file, Ok(self.of_enum(at))));
        }
        for (at, found) in self.items.domains.iter().enumerate() {
            alone.push((found.file, self.declared(Declared::Domain(at), DEPTH)));
        }
        for (at, found) in self.items.composites.iter().enumerate() {
            alone.push((found.file, self.declared(Declared::Composite(at), DEPTH)));
        }
        let mut kinds = Vec::new();
        for (file, known) in alone {
            let kind = known.map_err(|error| (file, error))?.kind;
            let is_type = matches!(kind, Kind::Enum(_) | Kind::Domain(_) | Kind::Composite(_));
            if is_type && !used.contains(&kind) {
                kinds.push((file, kind));
            }
        }
        Ok(kinds)
    }

    fn of_enum(&self, at: usize) -> Known {
        let (model, def) = self.enum_model(at);
        let numbers = || {
            let numbers = model.variants.iter().map(|variant| variant.number);
            Some(Allowed::Integers(leak::list(numbers.collect())))
        };
        let (kind, allowed) = match model.storage {
            Storage::Native => (Kind::Enum(def), None),
            Storage::Text => (Kind::Text, Some(Allowed::Texts(def.labels))),
            Storage::SmallInt => (Kind::I16, numbers()),
            Storage::Integer => (Kind::I32, numbers()),
            Storage::BigInt => (Kind::I64, numbers()),
        };
        Known {
            allowed,
            of_enum: Some(at),
            ..Known::of(kind)
        }
    }

    fn by_name(
        &self,
        name: &str,
        arguments: &[&Type],
        of_time: bool,
        scope: usize,
        left: usize,
    ) -> Result<Option<Known>, syn::Error> {
        use drizzle_core::types as s;
        let special = |kind| Ok(Some(Known::of(kind)));
        let kind = match (name, arguments) {
            ("Option", [ty]) => {
                let inner = self.at(ty, scope, left)?;
                return Ok(Some(Known {
                    nullable: true,
                    ..inner
                }));
            }
            ("Box", [ty]) => return self.at(ty, scope, left).map(Some),
            ("bool", _) => Kind::Bool,
            ("i8", _) => Kind::I8,
            ("i16", _) => Kind::I16,
            ("i32", _) => Kind::I32,
            ("i64", _) => Kind::I64,
            ("u8", _) => Kind::U8,
            ("u16", _) => Kind::U16,
            ("u32", _) => Kind::U32,
            ("u64", _) => Kind::U64,
            ("f32", _) => Kind::F32,
            ("f64", _) => Kind::F64,
            ("String", _) => Kind::Text,
            ("Vec", [ty]) if is_byte(ty) => Kind::Bytes,
            ("Vec", [ty]) => {
                let inner = self.at(ty, scope, left)?;
                return Ok(Some(Known {
                    of_enum: inner.of_enum,
                    ..Known::of(Kind::Array(leak::value(inner.kind)))
                }));
            }
            ("NaiveDate", _) => Kind::Date,
            ("NaiveTime", _) => Kind::Time,
            ("NaiveDateTime" | "PrimitiveDateTime", _) => Kind::Timestamp,
            ("DateTime" | "OffsetDateTime" | "UtcDateTime", _) => Kind::TimestampTz,
            ("Date", []) => Kind::Date,
            ("Time", []) => Kind::Time,
            ("TimeDelta", _) => Kind::Duration,
            ("Duration", []) if of_time => Kind::Duration,
            ("Uuid", _) => Kind::Uuid,
            ("Decimal", _) => Kind::Decimal,
            ("Json", _) | ("Value" | "JsonValue", []) => Kind::Json,
            ("Year", []) => Kind::Year,
            ("SqlSet", [ty]) => match self.at(ty, scope, left)?.of_enum {
                Some(at) => {
                    return Ok(Some(Known {
                        of_enum: Some(at),
                        ..Known::of(Kind::Set(self.enums[at]))
                    }));
                }
                None => return Ok(None),
            },
            ("Range", [ty]) => Kind::Range(leak::value(self.at(ty, scope, left)?.kind)),
            ("UnixSeconds", [_]) => s::UnixSeconds::<chrono::DateTime<chrono::Utc>>::KIND,
            ("UnixMillis", [_]) => s::UnixMillis::<chrono::DateTime<chrono::Utc>>::KIND,
            ("UuidBlob", []) => s::UuidBlob::KIND,
            ("UuidText", []) => s::UuidText::KIND,
            ("Interval", []) => return special(s::Interval::KIND),
            ("Inet" | "IpAddr" | "IpNet" | "IpNetwork", []) => return special(s::Inet::KIND),
            ("Cidr", []) => return special(s::Cidr::KIND),
            ("MacAddr", []) => return special(s::MacAddr::KIND),
            ("MacAddr8", []) => return special(s::MacAddr8::KIND),
            ("Bits", []) => return special(s::Bits::KIND),
            ("Money", []) => return special(s::Money::KIND),
            ("Oid", []) => return special(s::Oid::KIND),
            ("Point", []) => return special(s::Point::KIND),
            ("Line", []) => return special(s::Line::KIND),
            ("LineSegment", []) => return special(s::LineSegment::KIND),
            ("Rectangle", []) => return special(s::Rectangle::KIND),
            ("Path", []) => return special(s::Path::KIND),
            ("Polygon", []) => return special(s::Polygon::KIND),
            ("Circle", []) => return special(s::Circle::KIND),
            ("Xml", []) => return special(s::Xml::KIND),
            ("TsVector", []) => return special(s::TsVector::KIND),
            ("CiText", []) => return special(s::CiText::KIND),
            ("Ltree", []) => return special(s::Ltree::KIND),
            ("Hstore", []) => return special(s::Hstore::KIND),
            ("Vector", []) => return special(s::Vector::KIND),
            ("HalfVector", []) => return special(s::HalfVector::KIND),
            ("SparseVector", []) => return special(s::SparseVector::KIND),
            _ => return Ok(None),
        };
        Ok(Some(Known::of(kind)))
    }
}

/// Adds a kind and those that its values are made of.
fn within(kind: Kind, all: &mut Vec<Kind>) {
    all.push(kind);
    match kind {
        Kind::Array(item) => within(*item, all),
        Kind::Set(def) => all.push(Kind::Enum(def)),
        Kind::Domain(def) => within(*def.base, all),
        Kind::Composite(def) => {
            for (_, kind) in def.fields {
                within(*kind, all);
            }
        }
        _ => {}
    }
}

/// The types between `<` and `>`.
fn types_of(arguments: &PathArguments) -> Vec<&Type> {
    let PathArguments::AngleBracketed(arguments) = arguments else {
        return Vec::new();
    };
    let types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    types.collect()
}

fn is_byte(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident("u8"))
}

fn enum_def(found: &At<EnumModel>) -> &'static EnumDef {
    let model = &found.item;
    let labels = model.variants.iter().map(|variant| variant.label.as_str());
    leak::value(EnumDef {
        name: leak::text(&model.name),
        schema: model.schema.as_deref().map(leak::text),
        labels: leak::texts(labels),
    })
}

fn domain_def(model: &DomainModel, base: Kind) -> &'static DomainDef {
    leak::value(DomainDef {
        name: leak::text(&model.name),
        schema: model.schema.as_deref().map(leak::text),
        base: leak::value(base),
        sql_type: model.sql_type.as_deref().map(leak::text),
        check: model.check.as_deref().map(leak::text),
    })
}

/// What its values are sent as is the program's affair; its definition needs the column types alone.
fn custom_def(model: &CustomModel) -> &'static CustomDef {
    let on = model.on.iter().map(|on| {
        let sql = CustomSql {
            sql_type: leak::text(&on.sql_type),
            write: None,
            read: None,
        };
        (on.dialect.dialect.name(), sql)
    });
    leak::value(CustomDef::new(
        leak::text(&model.ident.to_string()),
        &Kind::Text,
        leak::list(on.collect()),
    ))
}
