package ua.meterline.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.common.UnusableFileException;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.Imported.Content;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.RejectionReason;

class ListReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private static final Content.Reading READING =
            new Content.Reading(new AccountNumber("0501234567"), new RegisterValue(12_345), null);

    private final ListReader reader = new ListReader(() -> NOW, ZoneId.of("Europe/Kiev"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0501234567,12345\n",
                "0501234567;12345;;кв. 5, поверх 2, код 7\n",
                "0501234567\t12345\t01.11.2026",
                "рахунок;показання\n0501234567;12345\n",
                "№;Адреса;О/р;Показники;Дата;Примітка\n1;вул. Нова, 5;0501234567;12345;01.11.2026;-\n",
                "Mérőállás,Folyószámla\n12345,0501234567\n",
                "reading,note,ACCOUNT\n\"12 345\",\"two\nlines\",\"=\"\"0501234567\"\"\"\n",
                "sep=;\n0501234567;12345\n",
                "\r\n\r\n;;\r\n501234567;12345,00\r\n;;\r\n",
                "0501234567;12345;;\"an open quote\n"
            })
    void findsAccountAndReadingInAnyLayout(String list) throws Exception {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1251"))) {
            if (charset.newEncoder().canEncode(list)) {
                assertThat(contents(list.getBytes(charset)))
                        .as(charset.name())
                        .hasSize(1)
                        .allSatisfy(content -> {
                            Content.Reading read = (Content.Reading) content;
                            assertThat(read.account().digits()).isEqualTo("0501234567");
                            assertThat(read.value().value()).isEqualTo(12_345);
                        });
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "о/р;Попередні показання;Поточні показання\n0501234567;12000;12345\n",
                "Поточні показання;Попередні показання;О/р\n12345;12000;0501234567\n",
                "о/р;Останні показання;Нові показання\n0501234567;12000;12345\n",
                "о/р;Попередні;Дата;Поточні\n0501234567;12000;;12345\n",
                "о/р;Було;Стало\n0501234567;12000;12345\n",
                "account;previous reading;reading\n0501234567;12000;12345\n",
                "Folyószámla;Előző mérőállás;Aktuális mérőállás\n0501234567;12000;12345\n",
                "о/р;Показання на початок місяця;Показання на кінець місяця\n0501234567;12000;12345\n",
                "о/р;Показання;;\n;попередні;;поточні показання\n0501234567;12000;;12345\n",
                "о/р;Показання;\n;попередні;поточні\n0501234567;12000;12345\n",
                "о/р;Показник;\n;попередній;поточний\n1;2;3\n0501234567;12000;12345\n"
            })
    void readsTheCurrentReadingAndNotThePreviousOne(String list) throws Exception {
        assertThat(contents(list.getBytes(StandardCharsets.UTF_8))).containsExactly(READING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "о/р;№ лічильника;Показник\n0501234567;4711;12345\n",
                "Account;Meter number;Reading\n0501234567;4711;12345\n",
                "Account no.;Meter;Meter reading\n0501234567;4711;12345\n",
                "№ счетчика;Лицевой счет;Показания\n4711;0501234567;12345\n",
                "Лицевой счёт №;Счётчик;Показания счётчика\n0501234567;4711;12345\n",
                "Folyószámla;Mérő gyári száma;Mérőállás\n0501234567;4711;12345\n"
            })
    void readsTheReadingAndNotTheMeterNumber(String list) throws Exception {
        assertThat(contents(list.getBytes(StandardCharsets.UTF_8))).containsExactly(READING);
    }

    @Test
    void distinguishesMeterAndAccountColumns() throws Exception {
        assertThat(contents("Показание счетчика;Лицевой счет\n12345;0501234567\n".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(READING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "о/р;Дата показань;Показання\n0501234567;03.11.2026;12345\n",
                "Дата народження;о/р;Показання;Дата показань\n01.02.1950;0501234567;12345;03.11.2026\n",
                "Account,Reading date,Reading\n0501234567,2026-11-03,12345\n",
                "О/р;Дата попередніх показань;Попередні показання;Дата;Показання\n"
                        + "0501234567;01.10.2026;12000;03.11.2026;12345\n"
            })
    void readsTheReadingColumnAndNotTheDateColumn(String list) throws Exception {
        assertThat(contents(list.getBytes(StandardCharsets.UTF_8)))
                .containsExactly(
                        new Content.Reading(READING.account(), READING.value(), LocalDate.parse("2026-11-03")));
    }

    /** Otherwise the reading of the previous month or of another dial would be accepted unnoticed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "о/р;показання 01.10;показання 01.11\n0501234567;12000;12345\n",
                "о/р;показання за жовтень;показання за листопад\n0501234567;12000;12345\n",
                "account;last reading;reading\n0501234567;12000;12345\n",
                "Особовий рахунок;Показник;\n;жовтень;листопад\n0501234567;12000;12345\n",
                "о/р;показник;;о/р;показник\n0501234567;12345;;0501234568;11\n",
                "account;reading 1;reading 2\n0501234567;12000;12345\n",
                "о/р;Нові показання;Поточні показання\n0501234567;12000;12345\n",
                "о/р;показання;дата;дата\n0501234567;12345;01.11.2026;02.11.2026\n"
            })
    void rejectsAListWithAmbiguousColumns(String list) {
        assertThatThrownBy(() -> contents(list.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        UnusableFileException.class,
                        refused -> assertThat(refused.reason()).isEqualTo("ambiguous-columns"));
    }

    /** In the default order of columns, the flat number would be the reading. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "о/р;квартира;м3\n0501234567;12;12345\n",
                "споживач;квартира;показання\n0501234567;12;12345\n",
                "о/р;лічильник\n0501234567;4711\n",
                "о/р;попередні показання\n0501234567;12000\n",
                "о/р;показання\n0501234567;12345;12\n",
                "о/р;показання;\n0501234567;12345;12\n",
                "о/р;показання;м3\n0501234567;12345;12\n",
                "Абонент;Квартира;Дата;Куби\n0501234567;12;03.11.2026;12345\n",
                "Osobovyj rahunok;Poperedni;Data;Potochni\n0501234567;12000;03.11.2026;12345\n",
                "0501234567;12000;12345\n",
                "0501234567;12345;;0501234568;11\n",
                "0501234567;12345;;0671234567\n",
                "о/р;показання\n0501234567;12345\nо/р;попередні показання;показання\n0501234568;12000;12345\n",
                "0501234567;12345\nо/р;показання\n",
                "о/р;попередні показання;2026\n0501234567;12000;\n",
                "Старий рахунок;Новий рахунок;Показник\n0501234567;0501234568;12345\n",
                "о/р;останній показник\n0501234567;12000\n",
                "о/р;Т1 показник\n0501234567;12345\n",
                "о/р;показник;другий лічильник\n0501234567;12345;11\n"
            })
    void rejectsAListWithoutAnAccountOrReadingColumn(String list) {
        assertThatThrownBy(() -> contents(list.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        UnusableFileException.class,
                        refused -> assertThat(refused.reason()).isEqualTo("unknown-columns"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Показання за листопад 2026;;;\nДільниця № 3;;;\n;;;\n№;Показання;О/р;\n1;12345;0501234567;\n",
                ";;;\nпоказання;о/р\n12345;0501234567\n",
                "Показання лічильників газу;\n\nПоказання;О/р\n12345;0501234567\n",
                "Звіт;\n0501234567;12345\n"
            })
    void findsTheHeaderBelowATitle(String list) throws Exception {
        assertThat(contents(list.getBytes(StandardCharsets.UTF_8))).containsExactly(READING);
    }

    @Test
    void reportsAWrongFirstRow() throws Exception {
        assertThat(contents("о/р;показання\n050123;1\n0501234567;12345\n".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(new Content.Wrong(RejectionReason.WRONG_FORMAT), READING);
    }

    @Test
    void rejectsRowsWithoutAnAccountOneByOne() throws Exception {
        assertThat(contents("05012345;1\n05012346;2\n".getBytes()))
                .containsExactly(
                        new Content.Wrong(RejectionReason.WRONG_FORMAT),
                        new Content.Wrong(RejectionReason.WRONG_FORMAT));
    }

    /** Otherwise the merged rows would be lost, even from the result. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0501234567;12345;;\"flat 5\n0501234568;11\n0501234569;12\n",
                "0501234567;12345;;\"flat 5\n0501234568;11;;\"flat 6\"\n0501234569;12\n",
                "№;account;reading\n1;\"0501234567;12345\r\n2;0501234568;11\r\n"
            })
    void rejectsAListInWhichAnUnbalancedQuoteMergesRows(String list) {
        assertThatThrownBy(() -> contents(list.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        UnusableFileException.class,
                        refused -> assertThat(refused.reason()).isEqualTo("unbalanced-quotes"));
    }

    @Test
    void acceptsANoteOfSeveralLinesWithATelephoneNumber() throws Exception {
        assertThat(contents("0501234567;12345;;\"call back:\n0671234567\nin the evening; flat 5\"\n".getBytes()))
                .containsExactly(READING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=\"\n0501234567;12345\n", "sep= \n0501234567;12345\n", "sep=5\n0501234567;12345\n"})
    void detectsTheSeparatorIfTheDeclaredOneDoesNotFit(String list) throws Exception {
        assertThat(contents(list.getBytes())).containsExactly(READING);
    }

    /** The header is read by meaning: in another encoding it is not understood. */
    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "IBM866", "KOI8-U", "ISO-8859-5", "UTF-8", "UTF-16", "UTF-16LE with mark"})
    void readsTheHeaderInAnyEncoding(String charset) throws Exception {
        String list = "Лицевой счет;Предыдущие показания;Текущие показания\n0501234567;12000;12345\n";
        byte[] octets = charset.endsWith("mark")
                ? ("\uFEFF" + list).getBytes(StandardCharsets.UTF_16LE)
                : list.getBytes(charset);

        assertThat(contents(octets)).containsExactly(READING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "windows-1251"})
    void readsAHeaderThatWasEncodedTwice(String mistaken) throws Exception {
        String list = "рахунок;покази\n0501234567;12345\n";
        String wrong = new String(list.getBytes(StandardCharsets.UTF_8), mistaken);

        assertThat(contents(wrong.getBytes(StandardCharsets.UTF_8))).containsExactly(READING);
    }

    @Test
    void readsAHungarianHeaderInWindows1250() throws Exception {
        assertThat(contents("Folyószámla;Előző mérőállás;Mérőállás\n0501234567;12000;12345\n".getBytes("windows-1250")))
                .containsExactly(READING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Показники води за листопад\n\nо/р;показник\n0501234567;12345\n",
                "Особовий рахунок;Вода, показник;Газ\n0501234567;12000;12345\n",
                "о/р;показник;електроенергія\n0501234567;12000;12345\n",
                "о/р;ХВП;ГВП;показник\n0501234567;1;2;12345\n",
                "account;water;reading\n0501234567;12000;12345\n"
            })
    void rejectsAListThatMayBeOfAnotherUtility(String list) {
        assertThatThrownBy(() -> contents(list.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        UnusableFileException.class,
                        refused -> assertThat(refused.reason()).isEqualTo("unknown-columns"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Показники води та газу\nо/р;вода, показник;газ, показник\n0501234567;12000;12345\n",
                "account;water reading;gas reading\n0501234567;12000;12345\n",
            })
    void readsTheReadingOfGasAmongOtherUtilities(String list) throws Exception {
        assertThat(contents(list.getBytes(StandardCharsets.UTF_8))).containsExactly(READING);
    }

    /** An old list that is sent again would count for today. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Показники за вересень 2026\nо/р;показник\n0501234567;12345\n",
                "Показники станом на 01.09.2026\n0501234567;12345\n",
                "о/р;показник за вересень\n0501234567;12345\n",
                "account;reading of August\n0501234567;12345\n"
            })
    void rejectsAListWithoutDatesOfAnotherMonth(String list) {
        assertThatThrownBy(() -> contents(list.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        UnusableFileException.class,
                        refused -> assertThat(refused.reason()).isEqualTo("other-month"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Показники за жовтень 2026\nо/р;показник\n0501234567;12345\n",
                "Показники станом на 01.12.2026\n0501234567;12345\n",
                "вул. 8 Березня, 5; договір від 01.02.2020\nо/р;показник\n0501234567;12345\n",
                "о/р;показник;кв\nТел.;0671234567\n0501234567;12345;5\n",
                "Тел.;0671234567\nо/р;показник\n0501234567;12345\n",
                "Маємо 5 квартир;;\nо/р;показник;\n0501234567;12345 м³;\n"
            })
    void readsAListBelowAnyTitle(String list) throws Exception {
        assertThat(contents(list.getBytes(StandardCharsets.UTF_8))).contains(READING);
    }

    @Test
    void holdsBothRowsOfAnAccountThatIsWrittenOnce() throws Exception {
        String list = "о/р;лічильник;показник\n0501234567;кухня;12345\n;котел;11\n0501234568;кухня;12\n;;12368\n";

        assertThat(contents(list.getBytes(StandardCharsets.UTF_8)))
                .extracting(content -> content.getClass().getSimpleName())
                .containsExactly("Unclear", "Unclear", "Reading", "Wrong");
    }

    @Test
    void holdsARowOfAnotherUtility() throws Exception {
        String list = "о/р;адреса;послуга;показник\n0501234567;Водна 1;газ;12345\n0501234568;Теплична 1;вода;11\n";

        assertThat(contents(list.getBytes(StandardCharsets.UTF_8)))
                .containsExactly(
                        READING,
                        new Content.Unclear(new AccountNumber("0501234568"), new RegisterValue(11), "other-utility"));
    }

    @Test
    void findsTheHeaderBelowALongTitle() throws Exception {
        String title = "Рядок титулу, з комами, а;;;\n".repeat(500);

        assertThat(contents((title + "о/р;Попередні;;Поточні показання\n0501234567;12000;;12345\n")
                        .getBytes(StandardCharsets.UTF_8)))
                .containsExactly(READING);
    }

    @Test
    void readsOverRepeatedHeadersAndTotals() throws Exception {
        String page = "о/р;показник\n0501234567;12345\nРазом;12345\n";

        assertThat(contents(page.repeat(3).getBytes(StandardCharsets.UTF_8)))
                .containsExactly(READING, READING, READING);
    }

    /** With a cell too few or too many, another number may stand in the column of the reading. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "о/р,попередні,показання,примітка\n0501234567,12000,5,12345,кв. 1,2 поверх\n",
                "о/р;квартира;показання;різниця;адреса\n0501234567;12345;100;Нова 5\n"
                        + "0501234568;1;12345;100;Нова 5\n"
            })
    void holdsARowWhoseCellsMayHaveMoved(String list) throws Exception {
        assertThat(contents(list.getBytes(StandardCharsets.UTF_8)).get(0))
                .isInstanceOfSatisfying(
                        Content.Unclear.class, held -> assertThat(held.reason()).isEqualTo("shifted-row"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "о/р;показання;примітка\n0501234567;12345\n",
                "о/р;показання;дата;\n0501234567;12345\n",
                "о/р;показання;\n0501234567;12345;;;\n",
                "о/р;показання;примітка\n0501234567;12345;кафе \"Ужгород\"\n",
                "о/р;показання;примітка\n0501234567;12345;\"Ужгород\" кафе\n"
            })
    void acceptsARowThatLacksWordsAtItsEnd(String list) throws Exception {
        assertThat(contents(list.getBytes(StandardCharsets.UTF_8))).containsExactly(READING);
    }

    @Test
    void holdsAReadingBelowThePreviousOneOfItsRow() throws Exception {
        assertThat(contents("о/р;попередні;показання\n0501234567;12345;12000\n".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(new Content.Unclear(READING.account(), new RegisterValue(12_000), "below-previous"));
    }

    @Test
    void holdsAllReadingsOfAnAccountWithSeveral() throws Exception {
        assertThat(contents("0501234567;1;03.11.2026\n0501234567;2\n0501234568;3;03.11.2026\n0501234568;4;03.10.2026\n"
                        .getBytes()))
                .extracting(content -> content.getClass().getSimpleName())
                .containsExactly("Unclear", "Unclear", "Reading", "Reading");
    }

    @Test
    void countsARowForItsDateUnlessThatIsInTheFutureOrTooOld() throws Exception {
        List<Content> contents =
                contents("0501234567;1;28.10.2026\n0501234567;1;21.11.2026\n0501234567;1;01.09.2026\n".getBytes());

        assertThat(contents.get(0))
                .isInstanceOf(Content.Reading.class)
                .asString()
                .contains("2026-10-28");
        assertThat(contents.subList(1, 3))
                .allMatch(content -> content.toString().contains("WRONG_DATE"));
    }

    @Test
    void numbersRowsAsAnEditorShowsThem() throws Exception {
        assertThat(reader.rows("list.csv", "account;reading\n0501234567;1\n0501234567;2\n".getBytes(), 100))
                .extracting(ListRow::number)
                .containsExactly(2L, 3L);
    }

    /** A title that never ends, a cell that never ends, a line of cells, and many tables. */
    @ParameterizedTest
    @MethodSource
    @Timeout(60)
    void readsOrRejectsHugeListsInTime(String list) {
        assertThatCode(() -> {
                    try {
                        assertThat(contents(list.getBytes(StandardCharsets.UTF_8)))
                                .noneMatch(Content.Reading.class::isInstance);
                    } catch (UnusableFileException e) {
                        assertThat(e.reason()).isIn("not-a-list", "unknown-columns", "too-many-readings");
                    }
                })
                .doesNotThrowAnyException();
    }

    static Stream<String> readsOrRejectsHugeListsInTime() {
        String table = "о/р;показник %d\n0501234567;x\n";
        return Stream.of(
                "1".repeat(1_000_000),
                "0501234567;" + "1".repeat(1_000_000) + "\n",
                "0501234567;" + "1 234 ".repeat(200_000) + "\n",
                "о/р;показник\n0501234567;" + "1 ".repeat(500_000) + "\n",
                ";".repeat(5_000_000),
                "\"".repeat(2_000_000),
                "Титул за 2026 рік;\n".repeat(100_000) + "0501234567;x\n",
                IntStream.range(0, 10_000).mapToObj(table::formatted).collect(Collectors.joining()),
                "о/р;показник\n" + "0501234567;1\n".repeat(200_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "account;reading\n", "PK\3\4\0\0"})
    void rejectsATextWithoutRows(String text) {
        assertThatThrownBy(() -> reader.rows("list.csv", text.getBytes(StandardCharsets.UTF_8), 100))
                .isInstanceOf(UnusableFileException.class);
    }

    private List<Content> contents(byte[] octets) throws Exception {
        return reader.rows("list.csv", octets, 100).stream()
                .map(ListRow::content)
                .toList();
    }
}
