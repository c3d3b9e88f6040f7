//! JSON documents: `serde_json::Value`, and [`Json<T>`] for types of one's own.
use super::{SqlType, TypeError};
use crate::value::{Kind, Value, ValueRef};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// A column that holds `T` as a JSON document.
///
/// ```
/// use drizzle_core::types::{Json, SqlType};
/// use drizzle_core::value::ValueRef;
/// let tags: Json<Vec<String>> = Json::from_value(ValueRef::Text(r#"["a","b"]"#)).unwrap();
/// assert_eq!(tags.0, ["a", "b"]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Json<T>(pub T);

fn text(value: ValueRef<'_>) -> Result<&str, TypeError> {
    match value {
        ValueRef::Json(v) | ValueRef::Text(v) => Ok(v),
        ValueRef::Bytes(v) => {
            std::str::from_utf8(v).map_err(|_| TypeError::range("JSON", "bytes that are not UTF-8"))
        }
        other => Err(TypeError::mismatch("JSON", &other)),
    }
}

/// What serde says, without the data it may quote: the place and the class of the mistake.
fn mistake(e: &serde_json::Error) -> TypeError {
    TypeError {
        expected: "JSON of the field's type".into(),
        found: format!(
            "JSON with a {:?} error at line {}, column {}",
            e.classify(),
            e.line(),
            e.column()
        )
        .into(),
    }
}

impl<T: Serialize + DeserializeOwned + Send + 'static> SqlType for Json<T> {
    const KIND: Kind = Kind::Json;
    fn into_value(self) -> Value {
        match serde_json::to_string(&self.0) {
            Ok(text) => Value::Json(text.into()),
            // For instance a map whose keys are no strings. The statement fails before it is sent.
            Err(e) => Value::Invalid(Kind::Json, e.to_string().into()),
        }
    }
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        serde_json::from_str(text(value)?)
            .map(Json)
            .map_err(|e| mistake(&e))
    }
}

impl SqlType for serde_json::Value {
    const KIND: Kind = Kind::Json;
    fn into_value(self) -> Value {
        Value::Json(self.to_string().into())
    }
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        serde_json::from_str(text(value)?).map_err(|e| mistake(&e))
    }
}
