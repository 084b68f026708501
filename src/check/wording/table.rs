//! The tables of words, in English, Russian and Ukrainian. A word with `*`
//! is how words begin.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// Words, and how words begin.
pub(super) struct Table {
    whole: FxHashSet<&'static str>,
    stems: Vec<&'static str>,
}

impl Table {
    fn new(words: &'static str) -> Table {
        let stems = words.split_whitespace();
        let stems = stems.filter_map(|word| word.strip_suffix('*'));
        let whole = words.split_whitespace().filter(|word| !word.ends_with('*'));
        Table {
            whole: whole.collect(),
            stems: stems.collect(),
        }
    }

    /// Whether a word in lower case stands in it.
    pub(super) fn has(&self, word: &str) -> bool {
        self.whole.contains(word) || self.stems.iter().any(|stem| word.starts_with(stem))
    }
}

macro_rules! tables {
    ($($(#[$doc:meta])+ $name:ident $words:literal)+) => {
        $(
            $(#[$doc])+
            pub(super) static $name: LazyLock<Table> = LazyLock::new(|| Table::new($words));
        )+
    };
}

tables! {
    /// Words that deny.
    DENIALS "
        cannot neither never no nobody none nor not nothing
        не нет ни никогда ничего ничто нельзя ні немає ніколи ніщо нічого
    "

    /// Words that refuse. "Rule" does so with "out" behind it.
    REFUSALS "
        against denied denies deny oppose opposed opposes opposing refuse refused
        refuses refusing reject rejected rejecting rejects rule ruled rules ruling
        отказ* отверг* отклон* против відмов* відкин* відхил* проти
    "

    /// Words that turn a sentence round.
    TURNS "
        abandon* afraid although avoid* block* boycott* break* but cancel* cease* collapse*
        delay* despite disrupt* doubt* end ended ending ends exclude* fail* fear* give
        giving halt* hamper* hesitat* hinder* however if impede* interrupt* just leave*
        leaving lose merely mind miss object* obstacle* obstruct* only postpone* prevent*
        quit* rather regret* reluctan* resist* sabotage* secret simply stop* suspend* though
        time undermin* unless until walk* waste* while withdraw* without yet
        без боимся боится если лишь мешат* но однако остан* пока прекра* прерв* прерыв*
        только хотя але боїмося боїться доки зупин* лише переш* поки припин* проте тільки
        хоча якщо
    "

    /// Words that hand a denial on to what stands behind them.
    BRIDGES "
        a accept accepting agree agreed agrees agreeing any attend attending back be begin
        come coming conduct enter entering ever favor favour for further go going have hold
        holding idea in into join more new of on open our out part participate plan prepared
        proposal ready recognise recognize resume start starting such support supporting take
        taking the their these this those to want wanted wants willing
        вести идти участвовать проводить поддерживать поддерживаем поддерживает хотим хочет
        хотят согласны согласен согласна готовы готов готова будем будет будут пойдем пойдём
        пойдет пойдёт никаких никакого никаком такого таких такой этого этих эти от на в к за
        йти брати участь проводити підтримувати підтримуємо підтримує хочемо хоче хочуть
        згодні готові готовий готова будемо буде будуть підемо піде жодних жодного таких цих
        від у до
    "

    /// Words that may stand behind what is denied as a whole.
    TAILS "
        again all any anymore at ever now said say says whatsoever
        больше сейчас вообще теперь більше зараз взагалі тепер
    "

    /// Words that leave open.
    HEDGES "
        could may maybe might perhaps possibly
        может могут можем возможно можливо може можуть можемо
    "

    /// Words that begin a clause about what stands before them.
    RELATIVES "
        as if than that what whatever when where which who whoever
        если когда которая которое которые который кто что де коли хто що яка яке який якщо
        які
    "

    /// Words that exclude the alternative, or are near those that do.
    STRONG "
        absolute* all always any best complete* every* full* strong* total* utter* whatever categorical* clear* commit* condemn* condition* demand* ensure*
        firm* forbid* guarant* impossible insist* intolerable must need* obliged only order*
        pledge* promise* red require* shall swear swore sworn ultimatum unacceptable
        unconditional* under urge* vow* will
        гарант* должн* исключен* категор* настаив* недопуст* неприемлем* обеща* обязан*
        обязу* требу* вимага* зобов* мусить* наполяг* неприйнят* обіця* повинн*
    "

    /// Verbs of speech.
    SPEECH "
        added announced argued confirmed declared explained insisted noted pledged
        reiterated replied said says stated stressed told vowed warned
        добавил добавила заявил заявила отметил отметила подчеркнул подчеркнула сказал
        сказала сообщил сообщила додав додала заявив наголосив наголосила повідомив
        повідомила сказав зазначив зазначила
    "

    /// Words of four and more letters that tell no subject.
    EMPTY "
        about after against allow also another been before between both could does from have
        held hold into made make more next only other over part should some such take than
        that their them there these they this those under what when where whether which will
        with would year
        быть если должен должна должно должны между может можно нужно чтобы бути може можна
        повинен повинна повинні треба через якщо
    "

    /// Words behind which a name is no subject.
    PREPOSITIONS "
        about after against and around as at before behind by for from in of on over since
        than that to under when while who whom with without
        от по при про с у что що від з
    "

    /// Words that may stand between subject and verb.
    IDLE "
        again also april august december earlier february friday had has have herself
        himself in itself january july june later march may monday november october on
        publicly repeatedly saturday september sunday then thursday today tuesday wednesday
        yesterday
        в во у понедельник вторник среду четверг пятницу субботу воскресенье вчера сегодня
        также ранее вчора сьогодні також раніше
    "

    /// Words with which a time begins.
    TIMES "
        on today yesterday
        в во у вчера вчора сегодня сьогодні
    "

    /// Words for a speaker named before.
    PRONOUNS "
        he it she
        он она він вона
    "
}
