package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsImportCommandTest {
    private static final String ALL =
            "SELECT account, name, address, meter_digits, usual_use, meter_number FROM account ORDER BY account";
    private static final String HEADER = "account,name,address,meter_digits,usual_use,meter_number\n";

    @TempDir
    private Path folder;

    private CommandFixture meterline;

    @BeforeEach
    void prepare() throws Exception {
        meterline = new CommandFixture(folder).createDatabase();
    }

    @Test
    void saysWhatTheRegistryWasAndWhatItIsNow() throws Exception {
        assertThat(importing(
                        "0501234567,Олена Бойко,\"вул. Миру, 5\",5,120,№ 17,\"0671112233,0501112233\"\n0507654321\n"))
                .isZero();

        assertThat(meterline.out.toString().lines())
                .containsExactly(
                        "imported accounts.csv: 2 accounts, 0 lines skipped",
                        "registry: 0 before, 2 new, 0 changed, 0 unchanged, 0 removed, 2 after");
        assertThat(meterline.err.toString().strip()).isEqualTo("meterline: database " + meterline.name());
        assertThat(meterline.rows(ALL))
                .containsExactly(
                        "0501234567 Олена Бойко вул. Миру, 5 5 120 № 17", "0507654321 null null null null null");

        assertThat(importing("0501234567,Олена Бойко,\"вул. Миру, 7\",5,120,№ 17\n0507654322\n"))
                .isZero();
        assertThat(meterline.out.toString())
                .contains(
                        "registry: 2 before, 1 new, 1 changed, 0 unchanged, 0 removed, 3 after (1 are not in the file)");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,false",
        "UTF-8,true",
        "windows-1251,false",
        "KOI8-U,false",
        "UTF-16LE,true",
        "UTF-16BE,true",
        "UTF-16LE,false",
        "UTF-16BE,false"
    })
    void readsUkrainianInItsEncodingsWithOrWithoutAByteOrderMark(Charset encoding, boolean mark) throws Exception {
        String text = (mark ? "\uFEFF" : "") + "0501234567;Їжак Ганна Євгенівна;с. Ільниця, вул. Шевченка;5;7\n";

        assertThat(importing(text.getBytes(encoding))).isZero();
        assertThat(meterline.rows(ALL))
                .containsExactly("0501234567 Їжак Ганна Євгенівна с. Ільниця, вул. Шевченка 5 7 null");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void readsCommasSemicolonsTabsAndBars(String separator) throws Exception {
        importing(String.join(separator, "0501234567", "Ганна", "Хуст", "5", "12", "17") + "\r\n");

        assertThat(meterline.rows(ALL)).containsExactly("0501234567 Ганна Хуст 5 12 17");
    }

    @Test
    void readsAWorkbook() throws Exception {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(octets, "Test", "1.0")) {
            Worksheet sheet = book.newWorksheet("Абоненти");
            sheet.value(0, 0, "Абоненти Хуст");
            List<String> header = List.of("account", "name", "meter digits");
            IntStream.range(0, header.size()).forEach(i -> sheet.value(1, i, header.get(i)));
            sheet.value(3, 0, "0501234567");
            sheet.value(3, 1, "Ганна");
            sheet.value(3, 2, 5);
            sheet.value(4, 0, 501234568);
        }

        assertThat(importing(octets.toByteArray())).isZero();
        assertThat(meterline.rows(ALL)).containsExactly("0501234567 Ганна null 5 null null");
        assertThat(meterline.errors().lines())
                .containsExactly(
                        "line 1: taken for a heading; the columns are account, name, address, meter_digits, usual_use,"
                                + " meter_number, phone",
                        "line 5: the account has 9 digits, not 10; was a leading zero lost?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "account,name,address,meter_digits,usual_use | 0501234567,Ганна,Хуст,5,12",
                "Usual use;Account;Meter digits;Name;Address | 12;0501234567;5;Ганна;Хуст",
                "рахунок;ім'я;адреса;цифр;звичайно           | 0501234567;Ганна;Хуст;5;12,4",
                "account;phone;name;address;usual_use;meter_digits | 0501234567;+380501112233;Ганна;Хуст;12;5"
            })
    void appliesAHeaderWithColumnNames(String header, String row) throws Exception {
        assertThat(importing(header + "\r\n" + row + "\r\n")).isZero();
        assertThat(meterline.rows(ALL)).containsExactly("0501234567 Ганна Хуст 5 12 null");
    }

    @Test
    void refusesAHeaderThatNamesNoColumnSoThatNoReadingBecomesAnAddress() throws Exception {
        importing("0501234567;Ганна;Хуст\n");

        assertThat(importing("Kundennummer;Kunde;Stand\n0501234567;Ганна;12345\n"))
                .isEqualTo(1);
        assertThat(meterline.errors())
                .contains("line 1 names none of the columns account, name, address, meter_digits, usual_use, "
                        + "meter_number, phone; name them, or remove the line where they are in this order");
        assertThat(meterline.rows(ALL)).containsExactly("0501234567 Ганна Хуст null null null");
        assertThat(importing("рахунок;ПІБ;показання\n0501234567;Ганна;12345\n")).isZero();
        assertThat(meterline.errors()).contains("columns that are not read: \"показання\"");
        assertThat(meterline.rows(ALL)).containsExactly("0501234567 Ганна Хуст null null null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0501234567;Хуст, вул. Миру 5;Бойко Олена     | column 2 looks like an address, not name",
                "0501234567;12345                             | column 2 looks like a consumption, not name",
                "0501234567;Бойко Олена;5;120                 | column 3 looks like the digits of a dial, not address",
                "0501234567;Бойко Олена;Хуст 5;5;00123456;120 | column 5 looks like a meter number, not usual_use",
                "0501234567;Олена;Хуст;00123456;5;120         | column 4 looks like a meter number, not meter_digits",
                "12;0501234567;Бойко Олена;Хуст               | column 1 looks like a consumption, not account"
            })
    void refusesAnotherOrderOfTheColumnsWithoutAHeader(String row, String problem) throws Exception {
        importing("0501234567;Ганна;Хуст\n");

        assertThat(importing((row + "\n").repeat(9))).isEqualTo(1);
        assertThat(meterline.errors())
                .contains("accounts.csv: it has no header, and ", problem)
                .endsWith("put a first line that names the columns, such as "
                        + "account;name;address;meter_digits;usual_use;meter_number;phone")
                .hasLineCount(1);
        assertThat(meterline.rows(ALL)).containsExactly("0501234567 Ганна Хуст null null null");
    }

    @Test
    void refusesAnOrderThatCannotBeTold() throws Exception {
        String rows = "0501234567;Ганна;Хуст;5;7\n0501234568;Ганна;Хуст;5;8\n0501234569;Ганна;Хуст;5;9\n";

        assertThat(importing(rows)).isEqualTo(1);
        assertThat(meterline.errors()).contains("columns 4 and 5 both look like the digits of a dial");
        assertThat(importing("account;name;address;meter_digits;usual_use\n" + rows))
                .isZero();
        assertThat(importing(rows.replace(";9", ";19").replace(";8", ";120"))).isZero();
    }

    @Test
    void namesColumnsThatAreNotRead() throws Exception {
        importing("account;mark;name;мітка\n0501234567;a;Ганна;vip\n");

        assertThat(meterline.errors()).isEqualTo("line 1: columns that are not read: \"mark\", \"мітка\"");
        assertThat(meterline.rows(ALL)).containsExactly("0501234567 Ганна null null null null");
    }

    @Test
    void storesTelephoneNumbersInOneFormAndLeavesOutOthers() throws Exception {
        String file = """
                        рахунок;телефон
                        0501234567;067 111-22-33, +38 (050) 111 22 33
                        0501234568;671112233
                        0501234569;
                        0501234570;0671112233 / 380671112233
                        0501234571;3.80671E+11
                        0501234572;067 111 22 33, немає
                        0501234573;7104
                        """;
        assertThat(importing(file)).isZero();
        assertThat(meterline.errors().lines())
                .containsExactly(
                        "line 6: a telephone number is not valid; the account is imported without it",
                        "line 7: a telephone number is not valid; the account is imported without it",
                        "line 8: a telephone number is not valid; the account is imported without it");
        assertThat(meterline.out.toString()).contains("7 accounts, 0 lines skipped");
        assertThat(meterline.rows("SELECT account, phone FROM account ORDER BY 1"))
                .containsExactly(
                        "0501234567 +380671112233,+380501112233",
                        "0501234568 +380671112233",
                        "0501234569 null",
                        "0501234570 +380671112233",
                        "0501234571 null",
                        "0501234572 +380671112233",
                        "0501234573 null");

        assertThat(importing(file)).isZero();
        assertThat(meterline.out.toString()).contains("0 changed, 7 unchanged");
        assertThat(importing("account;phone\n0501234567;0501112233\n")).isZero();
        assertThat(meterline.out.toString()).contains("1 changed");
    }

    @Test
    void importsTheFirstTenTelephoneNumbersOfACell() throws Exception {
        String numbers =
                IntStream.range(0, 11).mapToObj("+3806711122%02d"::formatted).collect(Collectors.joining("/"));
        assertThat(importing("account;phone\n0501234567;" + numbers + "\n")).isZero();

        assertThat(meterline.errors())
                .isEqualTo("line 2: has more than 10 telephone numbers; the first ones are imported");
        assertThat(meterline.rows("SELECT phone FROM account"))
                .singleElement()
                .asString()
                .endsWith("+380671112209")
                .doesNotContain("+380671112210");
    }

    /** Only a line without a usable account may be that of a missing one. */
    @Test
    void replacesTheRegistryDespiteAMalformedTelephoneNumber() throws Exception {
        importing("account;phone\n0501234567;0671112233\n0501234568;\n");
        assertThat(importing("account;phone\n0501234567;немає\n", "--replace", "--force"))
                .isZero();

        assertThat(meterline.rows("SELECT account, phone FROM account")).containsExactly("0501234567 null");
    }

    @Test
    void leavesWhatTheFileDoesNotHaveAsItIs() throws Exception {
        importing(HEADER + "0501234567,Ганна,Хуст,5,12,17\n");

        importing("0501234567\n");
        assertThat(meterline.out.toString()).contains("0 changed, 1 unchanged");
        importing("account,address\n0501234567,\n");
        assertThat(meterline.rows(ALL)).containsExactly("0501234567 Ганна null 5 12 17");
    }

    @Test
    void reportsEachInvalidLineWithItsReasonAndImportsTheOthers() throws Exception {
        assertThat(importing("""
                        account,name,address,meter_digits,usual_use
                        501234567,lost its zero
                        0501234567,good

                        05012345ab,letters
                        0501234568,"never closed
                        0501234569,too,many,5,1,cells
                        0501234570,,,12,
                        0501234571,,,5,much
                        0501234572,ТОВ "Газ",,,
                        """)).isZero();

        assertThat(meterline.errors().lines())
                .containsExactly(
                        "line 2: the account has 9 digits, not 10; was a leading zero lost?",
                        "line 5: an account number has 10 digits",
                        "line 6: a quotation mark is not closed on this line",
                        "line 7: has 6 cells, not 5 at most",
                        "line 8: the meter's digits must be a number from 4 to 9",
                        "line 9: the usual use must be a number");
        assertThat(meterline.out.toString()).contains("2 accounts, 6 lines skipped");
        assertThat(meterline.rows("SELECT account, name FROM account ORDER BY 1"))
                .containsExactly("0501234567 good", "0501234572 ТОВ \"Газ\"");
    }

    @Test
    void namesDuplicateAccountsAndStoresNoneThatContradictEachOther() throws Exception {
        importing("0501234568,Іван\n");

        assertThat(importing("""
                        0501234567,Ганна
                        0501234568,Петро
                        0501234567,Ганна
                        0501234568,Павло
                        0501234568,Петро
                        """)).isZero();

        assertThat(meterline.errors().lines())
                .containsExactly(
                        "line 3: the same account as in line 1, with the same data",
                        "line 4: contradicts line 2, which has the same account; it is left as it was",
                        "line 5: the same account as in line 2, with the same data");
        assertThat(meterline.out.toString()).contains("1 accounts, 2 lines skipped");
        assertThat(meterline.rows("SELECT account, name FROM account ORDER BY 1"))
                .containsExactly("0501234567 Ганна", "0501234568 Іван");
    }

    @Test
    void changesNothingWhenTheSameFileIsImportedAgain() throws Exception {
        importing("0501234567,Ганна\n0501234568,Іван\n");
        List<String> before = meterline.everything();

        assertThat(importing("0501234567,Ганна\n0501234568,Іван\n", "--replace"))
                .isZero();

        assertThat(meterline.out.toString())
                .contains("registry: 2 before, 0 new, 0 changed, 2 unchanged, 0 removed, 2 after");
        assertThat(meterline.everything())
                .filteredOn(row -> !row.startsWith("audit_entry 2 "))
                .isEqualTo(before);
        assertThat(meterline.rows("SELECT action, detail FROM audit_entry WHERE id = 2"))
                .containsExactly("import-accounts 2 accounts");
    }

    @Test
    void refusesToRemove53Of54AccountsBecauseOfAFileWithOneLineUnlessForced() throws Exception {
        importing(accounts(54));
        List<String> before = meterline.everything();

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThat(importing(accounts(1), "--replace")).isEqualTo(1);
            assertThat(meterline.errors())
                    .isEqualTo("meterline: " + folder.resolve("accounts.csv")
                            + ": --replace would remove 53 of 54 accounts, more than 5 %; if the file is the whole list, give"
                            + " --force; nothing was imported");
            assertThat(meterline.out.toString()).isEmpty();
            assertThat(meterline.everything()).isEqualTo(before);
        }
        assertThat(importing(accounts(1), "--replace", "--force")).isZero();
        assertThat(meterline.out.toString())
                .contains("registry: 54 before, 0 new, 0 changed, 1 unchanged, 53 removed, 1 after");
        assertThat(meterline.rows("SELECT account FROM account")).containsExactly("0500000000");
    }

    @Test
    void removesAFewMissingAccountsOnRequest() throws Exception {
        importing(accounts(54));

        importing(accounts(52));
        assertThat(meterline.rows(ALL)).hasSize(54);
        assertThat(importing(accounts(52), "--replace")).isZero();
        assertThat(meterline.rows(ALL)).hasSize(52);
        assertThat(meterline.out.toString()).contains("54 before, 0 new, 0 changed, 52 unchanged, 2 removed, 52 after");
    }

    @Test
    void removesNothingWhenALineWasSkipped() throws Exception {
        importing(accounts(54));

        assertThat(importing(accounts(53) + "bad\n", "--replace", "--force")).isZero();
        assertThat(meterline.rows(ALL)).hasSize(54);
        assertThat(meterline.errors()).endsWith("meterline: nothing was removed: 1 lines of the file were skipped");
    }

    @Test
    void showsWhatADryRunWouldDoAndLeavesTheDatabaseAsItIs() throws Exception {
        importing(accounts(54));
        List<String> before = meterline.everything();

        assertThat(importing("0500000000,Ганна\n0501234567\n", "--replace", "--dry-run"))
                .isEqualTo(1);

        assertThat(meterline.out.toString().lines())
                .containsExactly(
                        "would import accounts.csv: 2 accounts, 0 lines skipped",
                        "registry: 54 before, 1 new, 1 changed, 0 unchanged, 53 removed, 2 after");
        assertThat(meterline.errors()).startsWith("meterline: would be refused: --replace would remove 53 of 54");
        assertThat(meterline.everything()).isEqualTo(before);
    }

    @Test
    void storesTheWholeOfOneFileAndThenTheWholeOfTheOtherWhenTwoAreImportedAtOnce() throws Exception {
        importing(accounts(2_000));
        Path one = Files.writeString(folder.resolve("one.csv"), accounts(2_000).replace("\n", ",one\n"));
        Path two = Files.writeString(folder.resolve("two.csv"), accounts(2_000).replace("\n", ",two\n"));

        List<CompletableFuture<Integer>> both = Stream.of(one, two)
                .map(file -> CompletableFuture.supplyAsync(() -> MeterlineCommand.commandLine(false)
                        .execute("accounts", "import", file.toString(), "--config", config())))
                .toList();

        assertThat(both.stream().map(CompletableFuture::join)).containsOnly(0);
        assertThat(meterline.rows("SELECT DISTINCT name FROM account")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                   | It is empty.",
                "%PDF-1.7                             | It is a PDF document. Save the list as .csv or .xlsx.",
                "PK\u0003\u0004 and so on             | It is no workbook that can be opened.",
                "\u00D0\u00CF\u0011\u00E0\u00A1       | It is a workbook of Excel 97. Save it as .xlsx.",
                "<html><body>                         | It is an HTML page. Save the list as .csv or .xlsx.",
                "<?xml version='1.0'?>                | It is an XML document. Save the list as .csv or .xlsx.",
                "{\"account\": 1}                     | It is a JSON document. Save the list as .csv or .xlsx.",
                "SQLite format 3                      | It is an SQLite database. Save the list as .csv or .xlsx.",
                "name,phone,address                   | The header names no column 'account'.",
                "account,name,name                    | The header names a column twice.",
                "' '                                  | the file has no account; nothing was imported",
                "Dear diary, this is no list at all.  | the file has no account; nothing was imported"
            })
    void namesAFileForWhatItIsAndImportsNothing(String content, String name) throws Exception {
        assertThat(importing(content.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(1);

        assertThat(meterline.errors().lines())
                .last()
                .isEqualTo("meterline: " + folder.resolve("accounts.csv") + ": " + name);
        assertThat(meterline.rows(ALL)).isEmpty();
    }

    @Test
    void namesABinaryFile() throws Exception {
        assertThat(importing(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 7, 1}))
                .isEqualTo(1);
        assertThat(meterline.errors()).endsWith("accounts.csv: It is no text, but a binary file.");
    }

    @Test
    void stopsAtALineThatIsTooLongToBeOneOfAList() throws Exception {
        assertThat(importing("0501234567," + "x".repeat(100_000))).isEqualTo(1);
        assertThat(meterline.errors()).endsWith(": it is no list: a line has more than 100,000 characters");
    }

    @Test
    void reportsAMissingFileInOneLine() {
        assertThat(meterline.execute("accounts", "import", "nowhere.csv")).isEqualTo(1);
        assertThat(meterline.errors()).isEqualTo("meterline: nowhere.csv: there is no such file or folder");
    }

    private String config() {
        return folder.resolve("test.properties").toString();
    }

    private static String accounts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "050%07d\n".formatted(i)).collect(Collectors.joining());
    }

    private int importing(String text, String... options) throws Exception {
        return importing(text.getBytes(StandardCharsets.UTF_8), options);
    }

    private int importing(byte[] octets, String... options) throws Exception {
        Path file = Files.write(folder.resolve("accounts.csv"), octets);
        String[] arguments = Stream.concat(Stream.of("accounts", "import", file.toString()), Stream.of(options))
                .toArray(String[]::new);
        return meterline.execute(arguments);
    }
}
