//! The tables of words, in English, German, Russian and Ukrainian. A word with `*`
//! is how words begin.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

/// Words, and how words begin.
pub(super) struct Table {
    whole: FxHashSet<&'static str>,
    /// By their first letters: most words begin as no stem does.
    stems: FxHashMap<char, Vec<&'static str>>,
}

impl Table {
    fn new(words: &'static str) -> Table {
        let mut stems: FxHashMap<char, Vec<&'static str>> = FxHashMap::default();
        let all = words.split_whitespace();
        for stem in all.filter_map(|word| word.strip_suffix('*')) {
            stems.entry(first(stem)).or_default().push(stem);
        }
        let whole = words.split_whitespace().filter(|word| !word.ends_with('*'));
        Table {
            whole: whole.collect(),
            stems,
        }
    }

    /// Whether a word in lower case stands in it.
    pub(super) fn has(&self, word: &str) -> bool {
        let stems = self.stems.get(&first(word));
        let begins = || stems.is_some_and(|stems| stems.iter().any(|stem| word.starts_with(stem)));
        self.whole.contains(word) || begins()
    }
}

fn first(word: &str) -> char {
    word.chars().next().unwrap_or_default()
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
        kein keine keinem keinen keiner keinerlei keines nicht nichts nie niemals niemand
        weder
        не нет ни никак* никогда никто ничего ничто нельзя ні немає жод* ніколи ніхто ніщо
        нічого
    "

    /// Words that deny together with another: "никогда не".
    CONCORDS "
        ни никак* никогда никто ничего ничто ні жод* ніколи ніхто ніщо нічого
    "

    /// Words that refuse. "Rule" does so with "out" behind it.
    REFUSALS "
        against decline declined declines declining denied denies deny exclude excluded
        excludes excluding oppose opposed opposes opposing refuse refused
        refuses refusal refusing reject rejected rejecting rejects rule ruled rules ruling
        abgelehnt ablehnen ablehnt ausgeschlossen ausschließen ausschließt gegen verweiger*
        weigern weigert weigerte weigerten zurückgewiesen zurückweisen
        исключаем исключает исключают исключал* исключил* отказ* отверг* отклон* против
        виключа* відмов* відкин* відхил* проти
    "

    /// Words that call a thing refused behind it: "talks are unacceptable".
    UNFIT "
        impossible unacceptable unthinkable
        inakzeptabel undenkbar unmöglich
        исключен* невозмож* недопустим* неприемлем* виключен* неможлив* неприйнятн*
    "

    /// Words that stand in the way, and with a denial out of it.
    CANCELS "
        afraid alternative averse block* exclude* fear* hinder* hesitat* imped* object*
        obstacle* prevent* stands wrong
        angst ausgeschlossen hindert hindern scheuen verhindern verhindert
        альтернатив* боимся боится боюсь возража* меш* препятств*
        боїмося боїться заважа* заперечу* перешкод*
    "

    /// Words that turn a sentence round.
    TURNS "
        abandon* abolish* afraid alternative although averse avoid* ban banned banning bans block* boycott* break* but cancel* cease* collapse*
        criticis* criticiz* danger* delay* deplor* despite disrupt* doubt* drop* else end
        ended ending ends except exclude* fail* fear* give giving halt* hamper* hesitat*
        hinder* however if imped* instead interrupt* just lament* leave* leaving lift* lose
        merely mind miss mistake object* obstacle* obstruct* only pity postpone* prevent*
        quit* rather regret* reluctan* remov* repeal* resist* sabotage* sad scrap* secret
        shame simply sooner sorry stop* suspend* though time undermin* unfortunate* unless
        until walk* waste* while withdraw* without wonder* worr* wrong yet
        aber abbrechen aufgeben außer bedauer* beend* befürcht* bevor bloß falls fürcht*
        leider nur obgleich obwohl ohne schade scheitern solange sondern sonst stopp* trotz
        unterbrech* verschieb* wenn zwar
        без боимся боится вместо если жаль лишь мешат* сожал* увы но однако остан* пока прекра* прерв* прерыв*
        только хотя але боїмося боїться доки жаль замість зупин* лише переш* поки припин* проте тільки
        хоча якщо
    "

    /// Words that hand a denial on to what stands behind them.
    BRIDGES "
        a accept accepting agree agreed agrees agreeing any attend attending back be begin
        come coming conduct enter entering ever favor favour for further go going have hold
        holding idea in intend intends intention interest interested into join joining kind more need needs new of on
        open our out part participate plan plans point prepared proposal ratify ratifying ready
        reason recognise recognize resume room seek sign signing sit down sort speaks start
        starting such support supporting take taking the their these this those to us use
        want wanted wants way welcome willing with
        an am beim das dem den der des die diese diesem diesen dieser dieses ein eine einem
        einen einer einwand einwände für grund ihre ihrem ihren ihrer im interesse jede
        jedem jeden jeder jedes jemals künftig mehr mit neue neuen neuer solche solchen
        solcher solches spricht uns unser unsere unseren vom von vor weiter weitere weiteren
        wollen zu zum zur über bereit etwas
        вести идти участвовать проводить поддерживать поддерживаем поддерживает хотим хочет
        хотят согласны согласен согласна готовы готов готова будем будет будут пойдем пойдём
        пойдет пойдёт никаких никакого никаком такого таких такой этого этих эти этот эту от
        на в к ко за подписывать подпишем подпишет подписать принимать примем принять
        признавать признаем признает признаёт признаю садиться сядем вижу видим нужды смысла необходимости интереса
        заинтересованы намерен намерена намерены какие-либо какой-либо каких-либо самого самих нам наш наши нашего
        таким такими никакими никакой этим этой любых любые любой любого все всякие
        йти брати участь проводити підтримувати підтримуємо підтримує хочемо хоче хочуть
        згодні готові готовий готова будемо буде будуть підемо піде жодних жодного таких цих
        від у до на в підписувати підпишемо підпише підписати приймати приймемо сенсу потреби
        цей цю цього
    "

    /// Words that may stand behind what is denied as a whole.
    TAILS "
        again all any anymore because ever forever now said say says today tomorrow
        whatsoever yesterday
        derzeit heute jetzt mehr morgen niemals sagt sagte
        больше вовсе вообще вчера никогда сегодня сейчас теперь более
        більше взагалі вчора зараз ніколи сьогодні тепер
    "

    /// Words behind what is said of that close a clause and leave it said.
    CLOSERS "
        acceptable accepted ahead are be been begin being can continue could forward go
        happen held hold in is negotiable necessary needed place planned possible ratified resume
        shall signed start take taken takes taking wanted was welcome were will would
        abhalten akzeptieren akzeptiert anerkennen annehmen aufnehmen beginnen
        fortsetzen frage führen führt geben gibt haben halten hinnehmen infrage kommen kommt
        möglich nötig ratifizieren sein statt stattfinden teilnehmen unterschreiben
        unterstützen unterzeichnen will wollen wünschen zu zustimmen werden wird
        будет будут быть ведем ведём вести возможен возможна возможны нужен нужна нужно нужны
        подписывать подпишем подпишет подпишут принимаем примем проводим проводить хотим
        хочет хотят признаем состоится состоятся пойдем пойдём
        буде будуть бути ведемо можлива можливий можливі потрібен потрібна потрібні
        підпишемо підпише хочемо відбудеться відбудуться
    "

    /// Words between subject, verb and object that change nothing.
    LINKS "
        always also am are be been being can did do does ever firmly for fully had has have he
        i indeed is it it's its i'm itself longer must no-one she shall still they therefore
        they're totally us very was we were we're will would
        auch bin bleibt bleiben dürfen er es fest haben hat hatte hatten hier ich ist kann kommt für
        klar können möchten nach noch sehr sich sie sind uns voll waren weiter weiterhin
        werden wir wird
        был была были было для нам нас всегда все всё вполне мы он она они оно очень по-прежнему полностью
        твердо твёрдо также уже я является
        був була були було ви вона вони завжди також ми повністю твердо я
    "

    /// Words that are in favour of what stands behind them.
    AFFIRMS "
        accept accepts advocate advocates agree agrees approve approves endorse endorses
        favor favors favour favours prepared ready sign support supports want wants welcome
        welcomes will willing
        begrüße begrüßen begrüßt befürworten befürwortet bereit für unterstütze unterstützen
        unterstützt werden wollen
        готов готова готово готовы за поддерживаем поддерживает поддерживаю поддерживают
        приветствуем приветствует согласен согласна согласны хотим хочет хочу
        вітаємо вітає готовий готова готові за згоден згодна згодні підтримує підтримуємо
        підтримую хоче хочемо хочу
    "

    /// Words for the speakers themselves.
    WE "
        i i'm we we're ich wir мы я ми
    "

    /// Words for the side of the speakers, or for nobody.
    OURS "
        cabinet country decided delegation government it ministry my nation one our parliament
        party side there
        es land man mein meine partei regierung seite unser unsere
        делегация мне мой моя нам нас наша наше наши партия правительство сторона страна это
        країна нам нас наша наше сторона уряд
    "

    /// Words that begin a partner: "with the South".
    JOINS "
        about between on over to with
        mit zu zwischen über zum zur
        между о об по про с со з зі із між
    "

    /// Words for a partner.
    PARTNERS "
        anybody anyone each everybody everyone her him it other others them you
        euch ihm ihnen ihr einander
        вами ней ним ними них ним друг другом ними нею нього
    "

    /// Words for people who are not the speaker.
    OTHERS "
        critics enemies many opponents people rivals some they
        gegner kritiker leute manche sie viele
        враги говорят критики многие некоторые они оппоненты
        багато вони вороги критики опоненти
    "

    /// Words that leave open.
    HEDGES "
        could may maybe might perhaps possibly
        eventuell könnte könnten möglicherweise vielleicht womöglich
        может могут можем возможно можливо може можуть можемо
    "

    /// Words that begin a clause about what stands before them.
    RELATIVES "
        as if than that what whatever when where whether which who whoever whose
        dass warum weil welche welcher welches wer wie wo
        если когда которая которое которые который кто что де коли хто що яка яке який якщо
        які
    "

    /// Words that exclude the alternative, or are near those that do.
    STRONG "
        absolute* all always any best complete* every* full* strong* total* utter* whatever categorical* clear* commit* condemn* condition* demand* ensure*
        firm* forbid* guarant* impossible insist* intolerable must need* obliged only order*
        pledge* promise* red require* shall swear swore sworn ultimatum unacceptable
        unconditional* under urge* vow* will
        absolut alle ausgeschlossen bestehen fordern fordert garantier* jede* kategorisch
        muss müssen unbedingt unmissverständlich verlang* verpflicht* verspr* völlig
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

    /// Verbs of speech and thought in other forms.
    CLAIMS "
        believe believes claim claimed claims hope hopes insist insists say suppose tell tells
        think thinks
        behaupte* denk* glaub* hoff* meine* meint sag*
        говор* дума* надеется надеются полага* счита* твердит твердят утвержда*
        вважа* каже кажуть стверджу*
    "

    /// Words of four and more letters that tell no subject.
    EMPTY "
        about after against allow also another been before between both could does from have
        held hold into made make more next only other over part should some such take than
        that their them there these they this those under what when where whether which will
        with would year
        dass eine einen einer geben haben kann können muss nach oder sein soll sollen sollte
        sollten werden wird zwischen über
        быть если должен должна должно должны между может можно нужен нужна нужно нужны чтобы бути може можна
        повинен повинна повинні потрібен потрібна потрібно потрібні треба через якщо
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
