//! Errors of the database as answers.
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use drizzle::Error;
use serde::Serialize;
use utoipa::ToSchema;

/// What goes wrong in a handler.
#[derive(Debug)]
pub struct ApiError(Error);

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        ApiError(error)
    }
}

/// The body of an answer that is no success.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// A word for programs.
    pub error: &'static str,
    /// The columns it is about, where the database tells.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// The constraint it is about, where the database tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub constraint: Option<String>,
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (status, error) = match &self.0 {
            Error::NotFound { .. } => (StatusCode::NOT_FOUND, "not_found"),
            Error::Unique(_) => (StatusCode::CONFLICT, "taken"),
            Error::ForeignKey(_) => (StatusCode::UNPROCESSABLE_ENTITY, "no_such_reference"),
            Error::Check(_) | Error::NotNull(_) => (StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
            Error::Locked(_) | Error::PoolTimeout(_) | Error::Connection(_) => {
                (StatusCode::SERVICE_UNAVAILABLE, "try_again")
            }
            _ => (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
        };
        if status.is_server_error() {
            // The text of an error holds the statement, and never a row's values.
            eprintln!("{}", self.0);
        }
        let (columns, constraint) = match self.0 {
            Error::Unique(v) | Error::ForeignKey(v) | Error::Check(v) | Error::NotNull(v) => {
                (v.columns, v.constraint)
            }
            _ => (Vec::new(), None),
        };
        let problem = Problem {
            error,
            columns,
            constraint,
        };
        (status, Json(problem)).into_response()
    }
}
