//! The one table of codes. A lint or a loader names its code from here.

use super::Level;

/// A kind of finding.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// Short name, as in `-D unused-source`.
    pub name: &'static str,
    /// Level unless the user sets another.
    pub level: Level,
    /// One sentence: what is found.
    pub summary: &'static str,
    /// A paragraph: why it matters and what to do.
    pub explanation: &'static str,
}

/// The code of this name.
///
/// ```
/// use stancegraph::diagnostics::codes;
/// assert_eq!(codes::find("duplicate-id"), Some(&codes::DUPLICATE_ID));
/// ```
pub fn find(name: &str) -> Option<&'static Code> {
    CODES.iter().copied().find(|code| code.name == name)
}

macro_rules! codes {
    ($($constant:ident $name:literal $level:ident $summary:literal $explanation:literal)+) => {
        $(
            #[doc = $summary]
            pub static $constant: Code = Code {
                name: $name,
                level: Level::$level,
                summary: $summary,
                explanation: $explanation,
            };
        )+

        /// Every code there is, by name.
        pub static CODES: &[&Code] = &[$(&$constant),+];
    };
}

codes! {
    ABSENT_QUOTE "absent-quote" Error
        "A quote is not in the text of its source."
        "The words do not stand in the text, not even for the most part: less than 85 % of them in one run. White space, quotation marks, dashes, invisible characters and common damage are passed over before that is said. A claim whose sentence is not there is a claim without evidence. Copy the sentence from the source. Perhaps another source has it, or the coder put it into his own words. The finding tells what comes nearest, if anything does."

    ALTERED_QUOTE "altered-quote" Error
        "A quote differs from its source by a word on which the meaning hangs."
        "Most of the quote stands in the text in one run, but a negation, a modal or a word of opposition (not, never, may, must, against, unless, and such words of other languages) is there and not here, or here and not there; or dots in the quote stand for such a word. A quote that has lost its `not` proves the contrary of what was said. Take the words of the source, and look at the stance again: both are left to a person, so `stance fix` does not repair it."

    AMBIGUOUS_QUOTE "ambiguous-quote" Warning
        "A quote stands in several places of its source."
        "It cannot be told which of them carries the claim, and they may say different things. Add what stands right before it as `prefix`, or right behind it as `suffix`, or quote more of the sentence."

    ASSERTION_FAILED "assertion-failed" Error
        "A position is not what an assertion expects."
        "An `Assert` entry says what a position should be as of a day. The claims say something else. Either a claim is missing or miscoded, or the assertion is out of date. `stance why LEDGER ACTOR ISSUE --as-of DAY` shows which claims and rules made the position."

    BAD_DATE "bad-date" Error
        "A date cannot be read."
        "Dates are EDTF level 1 (ISO 8601-2): a day `2026-01-28`, a month `2026-01`, a year `2026`, a decade `202X`, an interval `2026-01-24/2026-01-25`, open intervals `../2025` and `2025/..`; `?`, `~` or `%` behind a date marks it as uncertain, approximate or both. A time of day with its zone may follow a full day. If the source gives no date, leave the field out: the claim is then undated."

    BAD_ID "bad-id" Error
        "An id has characters that ids do not have."
        "Ids are slugs: lower-case letters of any script with the signs that belong to them, digits, `-`, `_` and `.`, beginning with a letter or digit, at most 128 characters. They stand in references, file names and diagrams, where spaces, capitals, control characters and invisible characters make trouble. The help line gives an id that would do."

    BAD_VALUE "bad-value" Error
        "A value is outside of what its field can mean."
        "The value has the right type but makes no sense: a weight that is not above 0 or is above a million, an end of a scale beyond 1e15, a credibility outside 1 to 6, a name that is empty, a scale whose ends are swapped, a choice among fewer than two options, a role that ends before it begins, a SHA-256 that is none. The help line says what can stand there."

    BYTE_ORDER_MARK "byte-order-mark" Error
        "A file begins with a byte order mark."
        "Some editors put an invisible mark (U+FEFF) at the beginning of a file. RON readers refuse it. Save the file as UTF-8 without BOM. The rest of the file is read all the same, so that its other problems are shown in the same run."

    CHANGED_TEXT "changed-text" Error
        "The text of a source is not the one that was coded."
        "The source has a SHA-256, and the text at hand has another. The page was edited, or another copy was saved. The quotes were verified against the text at hand all the same; the finding names those that it lost. Keep the text that was coded, as an archive does, or code the new one."

    DANGLING_REFERENCE "dangling-reference" Error
        "A reference leads to no entry."
        "A claim, role, parent, quote or relation names an id that no entry of the ledger has. Usually it is a typing error; the help line names the nearest id. A reference may lead to an entry in any file of the ledger. An entry whose references do not resolve is left out of every answer."

    DATE_AFTER_SOURCE "date-after-source" Error
        "A claim was said after its source was published."
        "Nothing can be read before it is said. Either the date of the claim or that of its source is wrong, or the claim has the wrong source. A date that is imprecise is compared by its earliest possible day."

    DUPLICATE_ID "duplicate-id" Error
        "An id is given to two entries."
        "Ids are unique over the whole ledger, across files and across kinds of entries, so that a reference can mean only one thing. A file that is a copy of another is one finding. The first entry by file and place is kept, the other left out. Rename one of them."

    ELIDED_QUOTE "elided-quote" Warning
        "Dots in a quote leave out words of its source."
        "The parts of the quote stand in the text in their order, and other words stand between them. Whoever reads the quote cannot see what they say, and no program can tell whether they matter. Make two quotes of it: a claim takes several. Dots that stand in the source itself belong to the quote and are no fault. Where what is left out has a negation, a modal or a word of opposition, it is `altered-quote`, an error."

    EMPTY_LEDGER "empty-ledger" Error
        "There is no entry at all."
        "The folder has no `*.ron` file, or its files have no entries. Dot files and `*.review.ron` files are skipped on purpose. Or a table of claims has nothing behind its line of column names. Check the path."

    FOLDED_QUOTE "folded-quote" Allow
        "A quote is in its source but for signs that no reader sees."
        "White space, quotation marks, dashes, soft hyphens, invisible characters, composed and decomposed letters, or characters damaged by a wrong encoding differ, or a word is broken at the end of a line; words do not differ. That is no fault, so it is not reported unless asked for, with `-W folded-quote`. The finding tells which characters the text has lost, as far as it has. `stance fix --code folded-quote` takes over the signs of the source, unless they are damaged."

    HIDDEN_CHARACTER "hidden-character" Warning
        "A name or title has characters that cannot be seen."
        "Line breaks, tabs, control characters, bidirectional overrides and zero-width characters turn the text around them, or come along when a name is copied. Every answer and picture shows them as visible escapes such as `\\u{202e}`, line breaks and tabs in names as spaces, so they stop nothing; but nobody wants them in a report. Retype the name, or let `stance fix` do it. Joiners and direction marks that some scripts need are allowed. Two actors whose names differ in nothing else share a name, which is `shared-alias`; in tags, addresses and paths they are `hidden-in-key`."

    HIDDEN_IN_KEY "hidden-in-key" Error
        "A tag, coder, address or path has characters that cannot be seen."
        "Tags, names of attributes, coders, languages, addresses and paths are looked up by their exact characters. With a line break, a control character or a zero-width character in it, a tag cannot be typed behind `--tag`, two that look alike are two, and an address or path leads elsewhere. Retype it, or let `stance fix` do it."

    IDLE_RELATION "idle-relation" Warning
        "A claim takes back or lifts what it cannot."
        "A retraction or denial counts only if it is by the same speaker, by a principal, or by a named speaker with the authority of a principal; conditions can be lifted only from inside of the camp, and only where there are some. A rumour takes nothing back, and nothing can be taken back before it is said. Such a relation changes no position. Mostly the speaker or a role is wrong, or one side contradicts the other, which is `Contradicts`."

    INEXACT_QUOTE "inexact-quote" Warning
        "A quote differs from its source in some words."
        "At least 85 % of the quote stands in the text in one run; the rest does not. A word was left out or retyped. Take the words of the source; where a part in the middle is left out, make two quotes of it. Where more of a long quote differs than can be compared, or where the text has a word without an end, nobody can tell where the words of the source begin and end: then no fix is offered."

    MISPLACED_QUOTE "misplaced-quote" Warning
        "The words before or behind a quote are others."
        "`prefix` and `suffix` say which of several places is meant. They stand right beside the quote, but for white space. Here the quote is in the text, but not beside them. Copy them from the source, or leave them out."

    MISSING_FIELD "missing-field" Error
        "A field that must be there is missing."
        "Every entry has a few fields without which it says nothing: an actor `id, name, kind`; an issue `id, question, scale`; a source `id, title`; a claim `id, on`, and `by` or `of`; a quote `source, kind`. Add the field."

    MISSING_TEXT "missing-text" Warning
        "A source names a text that is not there."
        "There is no file at the path in `text`, and none of the source in the folder of `--texts`. So its quotes are verified against nothing, and nobody would notice. Mostly the path has a slip: it begins at the ledger file in which it is written. If the text may not be kept beside the ledger, as press text often may not, leave `text` out: `--texts DIR` finds it by the id of the source or by its `sha256`. Whoever keeps the texts apart on purpose and wants the path to stay allows this (`-A missing-text`). Under `--require-texts` it is the error `unverified-quote`."

    NO_PUBLISHER "no-publisher" Warning
        "A source was published by nobody."
        "The source has neither `publisher` nor `authors`. A reader of the report cannot judge a document of which nobody is named. Name the publisher; if the text does not tell, say so in words."

    NO_QUOTE "no-quote" Error
        "A claim has no words and no record behind it."
        "Every claim is proved by a sentence of a source, or by a record such as a vote. A claim without one is an opinion of the coder. Copy the sentence into a quote, or give the locator of the record."

    NOT_UTF8 "not-utf8" Error
        "A file is not UTF-8."
        "Ledgers are UTF-8 text. The message gives the first line that is not. Convert the file, for example with `iconv -f WINDOWS-1251 -t UTF-8`. Nothing of the file was read."

    OPPOSITE_QUOTES "opposite-quotes" Warning
        "The same words are coded for and against."
        "Two claims of the same speaker and holders, on the same issue, take opposite sides, and the same words prove both: words of one source whatever the days, words of two sources on one day. Or the claims are of two speakers, and words of one source prove both without naming each of them. One of them is miscoded, or each needs other words. Only words that stand alone are looked at: claims with conditions may well be for in one case and against in the other. Where the words tell of a change, quote for each claim the part that tells its side, or relate one claim to the other. Claims that both have `reviewed: true` are left alone."

    PARENT_CYCLE "parent-cycle" Error
        "Issues are part of each other."
        "Following `parent` from the issue leads back to it. The tree of issues groups tables and figures, and a parent is left out of agreement where its parts speak; both need an issue without parent at the top. Remove one of the links."

    RELATION_CYCLE "relation-cycle" Error
        "Claims relate to each other in a circle."
        "Two claims retract, deny, repeat, clarify, answer or lift each other, so that neither comes first. The earlier one cannot refer to the later one. Remove the relation that does not stand in the source."

    REPEATED_FIELD "repeated-field" Error
        "A field or key is given twice in one entry."
        "Only one of the two could count, and it would not show which. Keep one of them."

    REPEATED_REPORT "repeated-report" Warning
        "Two claims differ only in where they were read."
        "Speaker, issue, stance, day, conditions and words are the same, and only the source is another. Mostly the outlets print one agency. They count as one piece of evidence, but every list shows several claims where one thing was said. Put the quotes into one claim, which then has several appearances. If it was in fact said again, add `relations: [Repeats(\"other\")]`; if one outlet has it from another, name that in `via`. Words of fewer than 20 characters are not compared, for they may be the same by chance."

    ROLE_CYCLE "role-cycle" Error
        "Actors speak for each other in a circle."
        "Following `SpeaksFor` from the actor leads back to it. A claim lifts from a speaker to the principal and on to the principal's principals; in a circle everybody would hold everything. Remove the role that is not a mandate, or make it `MemberOf`."

    ROLE_OUT_OF_DATE "role-out-of-date" Warning
        "A speaker held no role on the day of a claim."
        "The actor speaks for another, but on other days: none of its roles covers the day on which the claim was said, or published if it is undated. Such a claim is the position of the speaker alone and lifts to nobody. Mend the dates of the role or of the claim, or add the role that was held then. Who speaks for himself after leaving office does so rightly: a `MemberOf` role of that day, or `reviewed: true` on the claim, says so. Who only was a member is reported where his claim is `of` that actor: any other claim of his is his own, whether he still is a member or not."

    ROLE_OVERLAP "role-overlap" Error
        "Two roles of one actor towards another overlap in time."
        "The actor has two roles towards the same actor on the same day, so that it is open with what authority its claims count. Set `from` and `to` so that one ends before the other begins, or keep one. Where the dates are imprecise, only an overlap that is certain is reported."

    SAID_AS_ABSENT "said-as-absent" Warning
        "A source does not have the words that are given for a date."
        "`said_as` keeps the source's own words for the day, such as “on Wednesday”, so that the date can be checked. They stand in none of the claim's sources. Copy them from the source, or leave the field out."

    SAID_AS_MISMATCH "said-as-mismatch" Warning
        "The words for a date do not mean the date."
        "`said_as` has the source's own words, such as \"on Wednesday\" or \"last year\". Read on the day of publication, they mean another time than `said`, or `said` is missing although they mean one. A weekday is the latest one up to the day of publication. \"Hours after the vote\", \"overnight\" and the like mean that day or the one before; \"the day before\" and \"two weeks earlier\" are counted from an event of the week up to it. A date in digits is taken as it stands: `2026-01-28`, or `28.01.2026` with the day first. Words in English, German, Russian and Ukrainian are known; what is not known is not judged, nor what hangs on another event, such as \"the following day\" or \"hours after Tuesday's vote\", nor `01/02/2026`, which is another day for other readers. Work the day out with a calendar. Not judged, either, is a claim with `reviewed: true`."

    SHARED_ALIAS "shared-alias" Error
        "Two actors share a name."
        "A name or alias belongs to two actors. A reader cannot tell them apart, and a name in a source cannot be traced to one of them. Remove the alias from one, or make the two one actor. Case, white space and characters that cannot be seen do not count as a difference."

    SHORT_QUOTE "short-quote" Warning
        "A quote is too short to prove anything alone."
        "A quote of fewer than 12 characters occurs in many places and says little out of its sentence. It may stand beside a longer quote of the same claim and source that has the words in it. Otherwise take the whole sentence. Characters of scripts that write a syllable or a word with one sign count threefold. If more was not said, `reviewed: true` tells that a second person has looked at the claim."

    SIGN_OF_QUOTE "sign-of-quote" Warning
        "The words of a claim go against its stance."
        "Either the stance is in favour, and every quote denies or refuses what the question asks for (\"not hold any talks with the South\", \"talks are out of the question\"); or the stance is against, and every quote clears the way for it (\"not rule out talks\", \"nothing prevents talks\") or is for it (\"we are ready for talks\"); or the stance is strong, or the act a demand or commitment, and every quote hedges (\"may\", \"could\", \"perhaps\") and has no firm word; or every quote tells another vote (\"voted in favour\", \"abstained\"). This reads words, not meaning, in English, German, Russian and Ukrainian: it leaves alone a turn such as \"but\" or \"not only\", a condition, a question, a denial of something else (\"no obstacle to talks\") or of a part (\"no talks under pressure\"), what others say, a stance with conditions, and a question that itself denies or ends something. A claim with `reviewed: true`, at which a second person has looked, is left alone too."

    SNAPSHOT_IN_LEDGER "snapshot-in-ledger" Error
        "A snapshot lies among the files of a ledger."
        "A snapshot holds derived positions, a ledger the claims from which they are derived. If both were read together, a position would count as its own evidence. Move the snapshot out of the folder; `stance diff` reads it by its path."

    STANCE_OR_RESPONSE "stance-or-response" Error
        "A claim has both a stance and a response, or neither."
        "A stance is what somebody holds, a response is what was done instead of taking one. A claim carries exactly one of them, or else nothing but a relation to another claim. Split a claim that has both into two."

    STANCE_SCALE "stance-scale" Error
        "A stance does not fit the scale of its issue."
        "Each scale has its own words: `Poles` take StrongSupport to StrongOppose, `Vote` takes Yes, Abstain and No, `Options` take Choose and Reject, `Scale` takes At within its ends, and `Open` takes no stance at all. Change the stance, or the scale of the issue."

    STATE_FOR_INSTITUTION "state-for-institution" Warning
        "A state or institution stands in for the one who spoke."
        "The claim is by a state or an institution, but its quote names the speaker: an actor who speaks for it (\"Arden said\"). The claim is then by that actor. It lifts to the principal by itself, with the authority of the actor's role, and not with that of a voice without a face. Where the quote names the state or institution as the speaker too, nothing is reported; neither is it where the claim has `inferred_speaker` or `reviewed: true`."

    SYNTAX "syntax" Error
        "The text is not RON."
        "A bracket, quotation mark or comma is missing or stands where it cannot. The finding points at the place where it was noticed and, where it helps, at the bracket that was opened. Other entries of the file are read all the same."

    TOO_DEEP "too-deep" Error
        "Something is nested too deeply."
        "No field of a ledger needs more than a handful of levels. The text may be damaged, or not a ledger at all."

    UNDATED_UNPUBLISHED "undated-unpublished" Error
        "Nothing dates a claim."
        "The claim has no `said`, and none of its sources has `published`. It can be placed on no day and would never count. Date one of the two, if only by a year."

    UNKNOWN_FIELD "unknown-field" Error
        "A field does not exist."
        "The entry has no field of this name. Usually it is a typing error; the help line names the nearest field, or all of them. Free properties go into `attributes: {\"name\": \"value\"}`."

    UNKNOWN_OPTION "unknown-option" Error
        "A claim chooses or rejects an option that its issue does not have."
        "The options of an issue are listed in its scale. Usually it is a typing error. If sources speak of a new option, add it to the scale first."

    UNKNOWN_VARIANT "unknown-variant" Error
        "A word is none of those that can stand there."
        "Fields such as `kind`, `act`, `stance` and `response` take one of a fixed list of words, with capitals as in `docs/format.md`. The help line names the nearest word, or all of them."

    UNNAMED_SPEAKER "unnamed-speaker" Warning
        "The speaker's name does not stand near any quote of the claim."
        "Somebody else may have said it. The name, an alias or, for a person, the last word of the name is looked for in the quote and in the 400 bytes of the text on either side; endings of the grammar are passed over. A name of up to three letters or in capitals must stand as a whole word and as it is written, with or without dots, since \"us\" is not the US. If the source makes clear who spoke without naming him there, declare `inferred_speaker: true` and say in `note` how you know."

    UNREADABLE_TEXT "unreadable-text" Error
        "The text of a source cannot be read."
        "It is there, but it is not plain text in UTF-8, it is too large, it is a pipe or a device, or its path leads out of the ledger's folder. Nothing is verified in it. Save it as plain text in UTF-8. A text that is not there at all is `missing-text` if the source names a file, and no fault if it names none: press text often may not be kept."

    UNUSED_ACTOR "unused-actor" Warning
        "An actor does nothing in the ledger."
        "No claim is by it, of it or relayed by it, and no actor has a role towards it or it towards another. It may be left over, or its claims may name another actor by mistake."

    UNUSED_ISSUE "unused-issue" Warning
        "There is no claim on an issue."
        "No claim is on the issue, and no other issue names it as `parent`. It may be left over, or its claims may name another issue by mistake."

    UNUSED_SOURCE "unused-source" Warning
        "No claim quotes a source."
        "The source is listed but nothing was coded from it. Code it, or remove it; a source without claims makes the evidence look broader than it is."

    UNVERIFIED_QUOTE "unverified-quote" Error
        "The text of a source is not at hand, so nothing verifies its quotes."
        "Found only with `--require-texts`. Without that, a quote whose source has no text at hand is counted as unverified in the summary. Give the text with `text`, or put it into a folder under the id of its source and name the folder with `--texts`."

    WRONG_TYPE "wrong-type" Error
        "A value is of another kind than its field."
        "A text stands where a list should be, a number where a text should be, and so on. Texts are written in double quotes, lists in square brackets even when they have one item."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_sorted_and_explained() {
        assert!(CODES.windows(2).all(|pair| pair[0].name < pair[1].name));
        for code in CODES {
            assert!(
                code.summary.ends_with('.') && !code.explanation.is_empty(),
                "{}",
                code.name
            );
            assert!(
                code.name
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            );
        }
    }
}
