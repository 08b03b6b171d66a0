package ua.meterline.inbox;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The known columns of a list, and the words in a header by which each is recognised. Words match at their beginning,
 * also inside of a name such as {@code currentReading}.
 */
enum ColumnMatcher {
    ACCOUNT(
            "рахун|сч[её]т(а|у|ом|е|ов)?\\b|особов|лицев|[оo][./] ?[рp]\\b|л[./] ?с\\b|account|acct"
                    + "|foly[óo]sz|sz[áa]mla(sz|\\b)|[üu]gyf[ée]l(sz|azon)",
            Words.READING + "|" + Words.DAY + "|" + Words.BEFORE + "|" + Words.MONEY
                    + "|розрахунк|расч[её]тн|банк|bank|iban|піб\\b|фио\\b|прізв|фамил|власник|владел|holder|owner|name"
                    + "|адрес|address|cím|тел|phone",
            Words.NONE),
    READING(
            Words.READING,
            Words.DAY + "|" + Words.BEFORE + "|" + Words.MONEY + "|" + Words.NOTE + "|" + Words.OTHER_UTILITY
                    + "|№|номер|number|no\\b|num\\b|nr\\b|id\\b|код|code|serial|серій|серийн|завод|gy[áa]ri|sz[áa]ma?\\b"
                    + "|" + Words.USE + "|тип|вид\\b|type|kind|стат|джерел|источн|source|спос|method|причин|reason"
                    + "|by\\b|хто|кто|середн|средн|average|прогноз|оцін|estimat|план|норм|контрол",
            "поточ|тек(?:ущ|\\.)|нов|кінц|конечн|current|new\\b|final|akt|jelenlegi|új\\b"),
    DATE(
            Words.DAY,
            Words.BEFORE
                    + "|народ|рожд|birth|повір|повер|verif|встан|устан|install|замін|замен|опла|плат|pay|paid|рахун|сч[её]т"
                    + "|догов|contract|наступ|следующ|next",
            Words.READING + "|знят|снят|leolvas"),
    NOTE(Words.NOTE, Words.NONE, Words.NONE),
    /** The reading of the period before: it is not read, but the current one may not be below it. */
    PREVIOUS(
            Words.BEFORE,
            Words.DAY + "|" + Words.MONEY + "|" + Words.NOTE + "|" + Words.USE + "|" + Words.OTHER_UTILITY
                    + "|рахун|account" + "|адрес|address|cím|піб\\b|фио\\b|name",
            Words.READING);

    /** Columns that are understood, and of no interest. */
    private static final Pattern IRRELEVANT = words(
            Words.BEFORE + "|" + Words.MONEY + "|" + Words.DAY + "|" + Words.USE
                    + "|" + Words.NOTE + "|" + Words.OTHER_UTILITY
                    + "|№|#|номер|number|no\\b|num\\b|nr\\b|id\\b|п/п|код|code|serial|серій|серийн|завод|gy[áa]ri|sz[áa]ma?\\b|sorsz"
                    + "|кв\\b|квартир|flat|apartment|apt\\b|lak[áa]s|буд|дом\\b|house|h[áa]z|під.?їзд|подъезд|entrance|поверх|этаж"
                    + "|floor|emelet|корпус|адрес|address|cím|вул|улиц|street|utca|індекс|индекс|postal|zip\\b|ir[áa]ny[íi]t"
                    + "|тел|phone|mobil|телеф|договір|договор|contract|szerz|піб\\b|фио\\b|прізв|фамил|ім.?я|имя|name|n[ée]v"
                    + "|тип|вид\\b|type|kind|стат|status|середн|средн|average|план|норм|пломб|seal|^(?:лічильник|сч[её]тчик|meter|m[ée]r[őo])$|площ|area|осіб|зареєстр|прожив|persons|пільг|льгот|різновид");

    /** The last one that is known, or the latest one? */
    private static final Pattern LAST = words("останн|последн|last\\b|utols");

    private static final Pattern UTILITY = words(Words.OTHER_UTILITY);
    private static final Pattern PLACE_OR_PERSON = words(
            "адрес|address|cím|вул|улиц|street|utca|піб\\b|фио\\b|прізв|фамил|ім.?я|имя|name|n[ée]v|споживач|абонент|житель");

    /** What a note says of a reading that a person has to look at. */
    private static final Pattern DOUBT = words(
            "помил|ошиб|невірн|неверн|неправ|виправ|исправ|замість|вместо|скас|анул|аннул|відмін|отмен|приблизн|примерн|орієнт"
                    + "|ориент|не прийм|не приним|не врах|не учит|розрахунк|розрахов|расч[её]тн|перевір|провер|замін|замен"
                    + "|wrong|mistake|error|incorrect|correct|cancel|estimat|approx|replac|hib[áa]s|t[ée]ves|jav[íi]t|becs[üu]l|csere");

    private static final Pattern GAS = words("газ|gas|g[áa]z");

    private final Pattern names;
    private final Pattern othersName;
    private final Pattern preferred;

    /**
     * @param names the words for the column
     * @param othersName words that exclude it
     * @param preferred of several candidates, one with such a word wins
     */
    ColumnMatcher(String names, String othersName, String preferred) {
        this.names = words(names);
        this.othersName = words(othersName);
        this.preferred = words(preferred);
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile(
                "(?:(?<![\\p{L}\\p{N}])|(?-i:(?<=\\p{Ll})(?=\\p{Lu})))(?:" + alternatives + ")",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** Whether a heading mentions the column, if only as "previous reading". */
    boolean isMentionedIn(String heading) {
        return names.matcher(heading).find();
    }

    /** Whether numbers below a heading are certainly no readings of this period. */
    static boolean isIrrelevant(String heading) {
        return IRRELEVANT.matcher(heading).find();
    }

    static boolean isOfPlaceOrPerson(String heading) {
        return PLACE_OR_PERSON.matcher(heading).find();
    }

    static boolean isDoubt(String note) {
        return DOUBT.matcher(note).find();
    }

    /** Whether a text names water, electricity or heat, and not gas. */
    static boolean isOfAnotherUtility(String text) {
        return UTILITY.matcher(text).find() && !isOfGas(text);
    }

    /** Whether a heading does not tell the current reading from the one before. */
    static boolean isOfLastReading(String heading) {
        return LAST.matcher(heading).find()
                && !READING.preferred.matcher(heading).find();
    }

    static boolean isOfGas(String text) {
        return GAS.matcher(text).find();
    }

    /**
     * The index of the column; -1 when there is none.
     *
     * @throws UnusableFileException when several columns match
     */
    int place(List<String> headings) throws UnusableFileException {
        List<Integer> fitting = places(headings);
        List<Integer> better = fitting.stream()
                .filter(i -> preferred.matcher(headings.get(i)).find())
                .toList();
        List<Integer> places = better.isEmpty() ? fitting : better;
        if (places.size() > 1 && this != NOTE && this != PREVIOUS) {
            throw new UnusableFileException(
                    "ambiguous-columns",
                    "Columns " + (places.get(0) + 1) + " and " + (places.get(1) + 1)
                            + " could both be the " + name().toLowerCase(Locale.ROOT)
                            + ". Leave the one that counts, or head it as the current one.");
        }
        return places.isEmpty() ? -1 : places.get(0);
    }

    /** The indexes of all columns that it could be. */
    List<Integer> places(List<String> headings) {
        return IntStream.range(0, headings.size())
                .filter(i -> fits(headings.get(i)))
                .boxed()
                .toList();
    }

    private boolean fits(String heading) {
        return isMentionedIn(heading) && !othersName.matcher(heading).find();
    }

    /** Words shared by several columns. */
    private static final class Words {
        static final String READING = "показ|покаж|reading|values?\\b|\\p{L}*[áa]ll[áa]s|стало\\b"
                + "|^(?:поточ|тек|нов|кінц|конечн)\\p{L}*\\.?$|^(?:current|new|final)$|пок\\.";
        static final String DAY = "дат[аиуіою]+\\b|день\\b|час[ун]?\\b|dates?\\b|day\\b|time\\b|d[áa]tum";
        static final String NOTE = "прим|комм?ент|note|comment|remark|megjegy";
        static final String BEFORE =
                "попер|поп\\.|пред\\.|минул|було\\b|было\\b|предыд|предш|прошл|стар|почат|начал|previous|prev\\b|prior|old\\b|earlier|start|initial"
                        + "|el[őo]z[őo]|kor[áa]bbi|r[ée]gi";
        static final String MONEY =
                "сум|грн\\b|uah\\b|ціна|цена|варт|стоим|тариф|борг|долг|нарах|начисл|сплач|оплач|price|amount|sum\\b|debt|tariff"
                        + "|[öo]sszeg";
        static final String USE =
                "різниц|разниц|спожит|споживання|потребле|расход|витрат|обсяг|об.?[єе]м|difference|usage|use\\b"
                        + "|consum|fogyaszt";
        static final String OTHER_UTILITY =
                "вод[аиіуы]\\b|водою|водопост|водоснаб|хвп|гвп|хвс|гвс|х/в|г/в|холодн|гаряч|горяч|світл|електр|электр|свет\\b"
                        + "|тепл|опален|отопл|[тt][123]\\b|денн|дневн|нічн|ночн|water|hot\\b|cold\\b|electric|power|heat|night|v[íi]z|[áa]ram|villany|f[űu]t[ée]s";
        static final String NONE = "(?!)";
    }
}
