package ua.meterline.reading.text;

import java.util.List;
import java.util.regex.Pattern;

/** The form of what is one number though it is written with more than digits, such as a date or a phone number. */
record NumberShape(Form form, Pattern pattern) {
    /** The last ones, for numbers with a fraction. */
    static final int DECIMALS = 3;

    private static final String LETTER = Tokenizer.LETTER;
    private static final String UNIT = " ?(?:м3|m3|м\\.? ?куб|куб|кб\\.?|kob|cubic)";
    private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
    private static final String YEAR = "(?:19|20)\\d{2}";
    /** In the order in which they are tried. */
    static final List<NumberShape> ALL = List.of(
            // +380 50 123 45 67, 8-050-123-45-67, +36 30 123 4567, (050) 123-45-67, 0(50)1234567, (03122) 2-12-34
            new NumberShape(
                    Form.PHONE,
                    "(?!\\d{10}(?!\\d))(?:\\+ ?38|38|8[ -])"
                            + "[ -]?\\(?0[ -]?\\d{2}\\)?[ -]?\\d{3}[ -]?\\d{2}[ -]?\\d{2}(?!\\d)"
                            + "|\\+\\d{1,3}[ -]?\\(?\\d{1,4}\\)?(?:[ -]?\\d{2,4}){2,3}(?!\\d)"
                            + "|\\(\\+?38\\) ?0\\d{2}[ -]?\\d{3}[ -]?\\d{2}[ -]?\\d{2}(?!\\d)"
                            + "|(?:\\(0\\d{2,4}\\)|0 ?\\(\\d{2,4}\\))[ -]?\\d{1,3}[ -]?\\d{2,3}[ -]?\\d{2,3}(?!\\d)"),
            new NumberShape(
                    Form.GROUPED,
                    "(?<![,.])(?!(?:19|20)\\d\\d-\\d\\d-\\d\\d)(?:\\d{3}[ -]\\d{3}[ -]\\d{2}[ -]\\d{2}"
                            + "|\\d{3}[ -]\\d{2}[ -]\\d{2}[ -]\\d{3}"
                            + "|\\d{3}[ -]\\d{3}[ -]\\d{4}|0\\d{2}[ -]\\d{7}|\\d{4}[ -]\\d{3}[ -]\\d{3}"
                            + "|0\\d{3}[ -]\\d{6}|\\d{4}[ -]\\d{2}[ -]\\d{2}[ -]\\d{2}"
                            + "|\\d{2}[ -]\\d{2}[ -]\\d{2}[ -]\\d{2}[ -]\\d{2})(?!\\d)"),
            // 01.11.2026, 1/11/26, 2026-11-01
            new NumberShape(
                    Form.DATE,
                    "(?<![.,/-])(?:" + DAY + "(?: ?([./-]) ?)(?:0?[1-9]|1[0-2]) ?\\1 ?(?:" + YEAR
                            + "|[12]\\d)(?![\\d/]|-\\d)"
                            + "|" + YEAR + "([./-])(?:0?[1-9]|1[0-2])\\2" + DAY + "(?![\\d/]|-\\d))(?:t(?=\\d\\d:)|-"
                            + LETTER + "{1,4}(?!" + LETTER + "))?"),
            // 01 11 2026
            new NumberShape(
                    Form.DATE, "(?<![.,/-])(?<!\\d )(?:0[1-9]|[12]\\d|3[01]) (?:0[1-9]|1[0-2]) 20[23]\\d(?! ?\\d)"),
            new NumberShape(Form.TIME, "(?<!:)\\d{1,2}:\\d{2}(?::\\d{2})?(?!:?\\d)"),
            // 11.2026
            new NumberShape(Form.DATE, "(?<![.,/-])(?:0?[1-9]|1[0-2])[./-]" + YEAR + "(?!\\d)"),
            // 01.11, unless a unit shows a fraction
            new NumberShape(
                    Form.DATE,
                    "(?<![.,/-])(?:0[1-9]|[12]\\d|3[01])\\.(?:0[1-9]|1[0-2])\\.?(?![\\d,]|\\.\\d|" + UNIT + ")"),
            new NumberShape(Form.DOTTED, "(?<![.,/-])\\d{1,2}\\.\\d{1,2}(?![\\d,]|\\.\\d|" + UNIT + ")"),
            new NumberShape(Form.HOUSE, "(?<![\\d/.-])\\d{1,3}" + LETTER + "?/\\d{1,3}" + LETTER + "?(?![\\d/])"),
            new NumberShape(
                    Form.ORDINAL,
                    "\\d{1,4}-?(?:го|ого|ше|шого|ге|тє|те|того|тього|ое|ого|му|ому|ти|ии|ыи|ои|st|nd|rd|th|en|an|jen|ei)"
                            + "(?!" + LETTER + ")|\\d{1,2}-[иеяй](?!" + LETTER + ")"),
            new NumberShape(Form.HOUSE, "\\d{1,3}-?(?![оo]|[мm](?:[. ]|$))" + LETTER + "(?![a-zа-яі0-9'])"),
            // 0 1 2 5 0
            new NumberShape(Form.SPLIT, "(?<![\\d.,] )\\d(?: \\d){3,6}(?! ?\\d)"),
            // The number of a list item: "1." or "2)" before other text.
            new NumberShape(
                    Form.ITEM,
                    "(?<=(?:\\n|^)[ \\t]{0,8})\\d{1,3}[.)](?=[ \\t]{0,4}(?:[^\\n\\d]{0,60}[a-zа-яі]|\\d{10}))"),
            // 12 345 м3: the unit shows one number
            new NumberShape(Form.PLAIN, "(?<![\\d,.-])(?<!\\d )\\d{1,2} \\d{3}(?=" + UNIT + ")"),
            new NumberShape(Form.SPLIT, "(?<![\\d,.-])(?<!\\d )[1-9]\\d? \\d{3}(?! ?\\d|[./:-]\\d)"),
            // 12,345: a fraction or thousands
            new NumberShape(Form.SPLIT, "(?<![\\d.,-])[1-9]\\d?[.,]\\d{3}(?![\\dа-яіa-z]|[.,]\\d)"),
            new NumberShape(Form.DECIMAL, "\\d{1,5}[.,]\\d{1,3}(?![\\dа-яіa-z]|[.,]\\d)"),
            // 01250(345): the red digits in brackets
            new NumberShape(Form.DECIMAL, "\\d{4,5}(?:\\(\\d{2,3}\\)|\\[\\d{2,3}])(?! ?[\\d-])"),
            new NumberShape(Form.DECIMAL, "\\d{1,5}[.,]\\d{1,3}(?=" + UNIT + ")"));

    private NumberShape(Form form, String pattern) {
        this(form, Pattern.compile(pattern));
    }
}
