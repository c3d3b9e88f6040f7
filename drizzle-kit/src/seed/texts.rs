//! Texts that look like what a column is called.
use super::random::Number;

/// What a text looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Look {
    First,
    Last,
    Full,
    Email,
    Phone,
    City,
    Country,
    Street,
    Company,
    Url,
    Color,
    Word,
    Title,
    Sentence,
    /// A text between two others.
    Between(String, String),
}

const FIRST: &[&str] = &[
    "Ada", "Alan", "Amina", "Anna", "Ben", "Carla", "Chen", "Dana", "Elif", "Emil", "Fatima",
    "Grace", "Hana", "Igor", "Ines", "Jonas", "Kofi", "Lena", "Luis", "Maya", "Nils", "Olga",
    "Pia", "Ravi", "Rosa", "Sami", "Tara", "Uma", "Viktor", "Wanda", "Yuki", "Zoe",
];
const LAST: &[&str] = &[
    "Adams", "Baker", "Costa", "Diaz", "Evans", "Fischer", "Garcia", "Hansen", "Ito", "Jensen",
    "Kaya", "Lopez", "Meyer", "Novak", "Okafor", "Patel", "Quinn", "Rossi", "Silva", "Tanaka",
    "Urban", "Vogel", "Weber", "Young", "Zhang",
];
const CITIES: &[&str] = &[
    "Accra", "Athens", "Berlin", "Bogota", "Cairo", "Delhi", "Dublin", "Geneva", "Hanoi", "Kyoto",
    "Lima", "Lisbon", "Lyon", "Nairobi", "Oslo", "Porto", "Prague", "Quito", "Riga", "Seoul",
    "Sofia", "Tunis", "Turin", "Vienna",
];
const COUNTRIES: &[&str] = &[
    "Austria", "Brazil", "Canada", "Chile", "Denmark", "Egypt", "France", "Ghana", "India",
    "Italy", "Japan", "Kenya", "Latvia", "Mexico", "Norway", "Peru", "Poland", "Spain", "Turkey",
    "Vietnam",
];
const COLORS: &[&str] = &[
    "amber", "black", "blue", "brown", "coral", "green", "grey", "indigo", "lime", "olive",
    "orange", "pink", "purple", "red", "teal", "white", "yellow",
];
const WORDS: &[&str] = &[
    "apple", "arrow", "basin", "birch", "bridge", "candle", "cedar", "cloud", "copper", "dune",
    "ember", "fern", "field", "forest", "garden", "glass", "harbor", "hill", "island", "ivory",
    "lake", "lamp", "leaf", "marble", "meadow", "mirror", "moss", "ocean", "paper", "pearl",
    "pine", "prairie", "quartz", "rain", "river", "road", "sail", "sand", "silver", "stone",
    "storm", "summer", "thread", "tide", "valley", "violet", "willow", "window", "winter", "wood",
];

impl Look {
    /// What a column's name suggests.
    pub(super) fn of(column: &str) -> Look {
        let name: String = column
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
        match () {
            () if name.contains("email") || name == "mail" => Look::Email,
            () if ends(&["phone", "mobile", "fax"]) => Look::Phone,
            () if ends(&["firstname", "givenname"]) => Look::First,
            () if ends(&["lastname", "surname", "familyname"]) => Look::Last,
            () if ends(&["company", "companyname", "employer"]) => Look::Company,
            () if ends(&["city", "town"]) => Look::City,
            () if ends(&["country"]) => Look::Country,
            () if ends(&["street", "address"]) => Look::Street,
            () if ends(&["url", "link", "website", "homepage"]) => Look::Url,
            () if ends(&["color", "colour"]) => Look::Color,
            () if ends(&["fullname", "author"]) || name == "name" => Look::Full,
            () if ends(&["title", "subject", "headline"]) => Look::Title,
            () if ends(&[
                "body",
                "content",
                "text",
                "description",
                "comment",
                "note",
                "notes",
                "bio",
                "summary",
                "message",
            ]) =>
            {
                Look::Sentence
            }
            () => Look::Word,
        }
    }

    /// A text; with a number, one that no other number gives, whatever the case.
    fn text(&self, number: Number, each: Option<u64>) -> String {
        let pick = |list: &[&'static str], number: Number| {
            let at = usize::try_from(number.below(list.len() as u64)).unwrap_or(0);
            list.get(at).copied().unwrap_or("word")
        };
        let second = number.next();
        let plain = match self {
            Look::First => pick(FIRST, number).to_owned(),
            Look::Last => pick(LAST, number).to_owned(),
            Look::Full => format!("{} {}", pick(FIRST, number), pick(LAST, second)),
            Look::City => pick(CITIES, number).to_owned(),
            Look::Country => pick(COUNTRIES, number).to_owned(),
            Look::Company => format!("{} & {}", pick(LAST, number), pick(LAST, second)),
            Look::Color => pick(COLORS, number).to_owned(),
            Look::Word => pick(WORDS, number).to_owned(),
            Look::Title => format!("The {} {}", pick(COLORS, number), pick(WORDS, second)),
            Look::Street => format!("{} {} Street", 1 + number.below(200), pick(WORDS, second)),
            Look::Sentence => {
                let mut words = vec![pick(WORDS, number)];
                let mut at = second;
                for _ in 0..4 + number.below(6) {
                    words.push(pick(WORDS, at));
                    at = at.next();
                }
                format!("{}.", words.join(" "))
            }
            // The number has a place of its own in these.
            Look::Email => {
                let (first, last) = (pick(FIRST, number), pick(LAST, second));
                let each = each.unwrap_or_else(|| second.next().below(1_000));
                return format!("{first}.{last}.{each}@example.com").to_ascii_lowercase();
            }
            Look::Url => {
                let each = each.unwrap_or_else(|| second.next().below(1_000));
                return format!("https://example.com/{}/{each}", pick(WORDS, number));
            }
            Look::Phone => {
                let each = each.unwrap_or_else(|| number.below(10_000_000));
                return format!("+1555{each:07}");
            }
            Look::Between(before, after) => {
                let each = each.map(|each| format!("-{each}")).unwrap_or_default();
                return format!("{before}{}{each}{after}", pick(WORDS, number));
            }
        };
        match each {
            None => plain,
            Some(each) => format!("{plain} {each}"),
        }
    }

    /// How long a text of this look has to be allowed to be, to be whole.
    fn longest(&self) -> u64 {
        match self {
            Look::Email => 50,
            Look::Url => 50,
            Look::Phone => 24,
            Look::Between(before, after) => 30 + (before.len() + after.len()) as u64,
            _ => 0,
        }
    }

    /// Whether the text means something only as a whole.
    fn is_strict(&self) -> bool {
        matches!(self, Look::Between(..))
    }
}

/// Texts of so many characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Texts {
    pub(super) look: Look,
    pub(super) min: u64,
    pub(super) max: u64,
}

/// The digits of short texts: letters and digits that no collation takes for each other.
const DIGITS: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
/// As many digits as the greatest number has.
const LONGEST_NUMBER: u64 = 20;

impl Texts {
    /// How many different ones there are.
    pub(super) fn room(&self) -> u64 {
        match self.max {
            0 => 1,
            max if max <= LONGEST_NUMBER => {
                36_u64.saturating_pow(u32::try_from(max).unwrap_or(u32::MAX))
            }
            _ => u64::MAX,
        }
    }

    /// Whether texts of this look fit.
    pub(super) fn fits(&self) -> bool {
        self.min <= self.max && (!self.look.is_strict() || self.max >= self.look.longest())
    }

    /// Whether this is none of the texts, whatever the number.
    pub(super) fn never(&self, text: &str) -> bool {
        let known = [FIRST, LAST, CITIES, COUNTRIES, COLORS, WORDS];
        let mut known = known.into_iter().flatten();
        let Some(first) = text.chars().next() else {
            return true;
        };
        // All begin with a letter, a digit or a sign of numbers; shorter ones than this may be cut.
        let begins = first.is_alphanumeric() || first == '+';
        let is_word = text.chars().all(char::is_alphanumeric);
        !self.look.is_strict()
            && (!begins
                || is_word
                    && self.max > LONGEST_NUMBER
                    && !known.any(|word| word.eq_ignore_ascii_case(text)))
    }

    pub(super) fn any(&self, number: Number) -> String {
        if self.max >= self.look.longest() {
            return self.sized(self.look.text(number, None), None);
        }
        self.sized(Look::Word.text(number, None), None)
    }

    /// The text of a number, which is that of no other number below the room.
    pub(super) fn each(&self, at: u64, number: Number) -> String {
        if self.max <= LONGEST_NUMBER && !self.look.is_strict() {
            return self.short(at);
        }
        match self.max >= self.look.longest() && self.look.longest() > 0 {
            true => self.sized(self.look.text(number, Some(at)), None),
            // What is cut is the beginning's end; the number stays.
            false => self.sized(self.look.text(number, None), Some(at)),
        }
    }

    fn sized(&self, text: String, each: Option<u64>) -> String {
        let tail = each.map(|each| format!(" {each}")).unwrap_or_default();
        let max = usize::try_from(self.max)
            .unwrap_or(usize::MAX)
            .saturating_sub(tail.len());
        let min = usize::try_from(self.min)
            .unwrap_or(0)
            .saturating_sub(tail.len());
        // Blanks at the end do not count everywhere.
        let mut sized: String = text.chars().take(max).collect();
        sized.truncate(sized.trim_end().len());
        while sized.len() < min {
            sized.push('x');
        }
        sized + &tail
    }

    fn short(&self, mut at: u64) -> String {
        let mut text = Vec::new();
        while text.is_empty() || at > 0 {
            text.push(DIGITS[usize::try_from(at % 36).unwrap_or(0)]);
            at /= 36;
        }
        // The first digit is that of 0.
        let width = self.max.min(self.min.max(4)).max(text.len() as u64);
        while (text.len() as u64) < width {
            text.push(DIGITS[0]);
        }
        text.reverse();
        text.truncate(usize::try_from(self.max).unwrap_or(usize::MAX));
        text.into_iter().map(char::from).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::random::Source;
    use super::{Look, Texts};
    use std::collections::BTreeSet;

    fn texts(look: Look, min: u64, max: u64) -> Texts {
        Texts { look, min, max }
    }

    #[test]
    fn names_suggest_looks() {
        assert_eq!(Look::of("Email_Address"), Look::Email);
        assert_eq!(Look::of("first_name"), Look::First);
        assert_eq!(Look::of("name"), Look::Full);
        assert_eq!(Look::of("shipping_address"), Look::Street);
        assert_eq!(Look::of("code"), Look::Word);
    }

    #[test]
    fn texts_fit_and_differ() {
        let source = Source::new(7, &["t", "c"]);
        for look in [
            Look::Email,
            Look::Full,
            Look::Word,
            Look::Phone,
            Look::Sentence,
            Look::Between("a@".into(), ".b".into()),
        ] {
            for (min, max) in [(0, 255), (40, 40), (60, 80), (1, 24), (0, 12), (3, 3)] {
                let texts = texts(look.clone(), min, max);
                if !texts.fits() {
                    continue;
                }
                let count = texts.room().min(2_000);
                let each: BTreeSet<_> = (0..count)
                    .map(|at| texts.each(at, source.number(at)).to_lowercase())
                    .collect();
                assert_eq!(each.len() as u64, count, "{texts:?}");
                let any = (0..500).map(|row| texts.any(source.number(row)));
                for text in each.into_iter().chain(any) {
                    let length = text.chars().count() as u64;
                    assert!((min..=max).contains(&length), "{texts:?}: {text}");
                    assert_eq!(text.trim(), text);
                }
            }
        }
    }

    #[test]
    fn texts_that_never_come() {
        let long = texts(Look::Word, 0, 255);
        assert!(long.never("") && long.never("sad") && long.never(")"));
        assert!(!long.never("Apple") && !long.never("The red apple"));
        assert!(!texts(Look::Word, 0, 3).never("sad"));
    }

    #[test]
    fn short_texts_have_their_room() {
        let two = texts(Look::Word, 0, 2);
        assert_eq!(two.room(), 1_296);
        let source = Source::new(0, &[]);
        let all: BTreeSet<_> = (0..two.room())
            .map(|at| two.each(at, source.number(at)))
            .collect();
        assert_eq!(all.len(), 1_296);
    }
}
