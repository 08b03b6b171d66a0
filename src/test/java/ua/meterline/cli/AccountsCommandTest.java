package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsCommandTest {
    private static final String ALL =
            "SELECT account, name, address, meter_digits, usual_use FROM account ORDER BY account";

    @TempDir
    private Path folder;

    private CommandFixture meterline;

    @BeforeEach
    void prepare() throws Exception {
        meterline = new CommandFixture(folder);
    }

    @Test
    void importsAccountsBeforeTheFirstStartOfTheGateway() throws Exception {
        assertThat(importing("0501234567,Олена Бойко,\"вул. Миру, 5\",5,120\n0507654321\n"))
                .isZero();

        assertThat(meterline.out.toString().strip())
                .isEqualTo("imported 2 accounts (2 new or changed), skipped 0 lines");
        assertThat(meterline.rows(ALL))
                .containsExactly("0501234567 Олена Бойко вул. Миру, 5 5 120", "0507654321 null null null null");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,false", "UTF-8,true", "windows-1251,false"})
    void readsUkrainianInEitherEncodingWithOrWithoutAByteOrderMark(Charset encoding, boolean mark) throws Exception {
        String text = (mark ? "\uFEFF" : "") + "0501234567;Їжак Ґ. Є.;с. Ільниця;5;7\n";

        assertThat(importing(text.getBytes(encoding))).isZero();
        assertThat(meterline.rows(ALL)).containsExactly("0501234567 Їжак Ґ. Є. с. Ільниця 5 7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "account,name,address,meter_digits,usual_use | 0501234567,Ганна,Хуст,5,12",
                "Usual use;Account;Meter digits;Name;Address | 12;0501234567;5;Ганна;Хуст",
                "рахунок;ім'я;адреса;цифр;звичайно           | 0501234567;Ганна;Хуст;5;12,4"
            })
    void appliesAHeaderWithColumnNamesAndSkipsAnyOtherHeader(String header, String row) throws Exception {
        assertThat(importing(header + "\r\n" + row + "\r\n")).isZero();
        assertThat(meterline.rows(ALL)).containsExactly("0501234567 Ганна Хуст 5 12");
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

        assertThat(meterline.err.toString().lines())
                .containsExactly(
                        "line 2: the account has 9 digits, not 10; was a leading zero lost?",
                        "line 5: an account number has 10 digits",
                        "line 6: a quotation mark is not closed on this line",
                        "line 7: has 6 cells, not 5 at most",
                        "line 8: the meter's digits must be a number from 4 to 9",
                        "line 9: the usual use must be a number");
        assertThat(meterline.out.toString().strip())
                .isEqualTo("imported 2 accounts (2 new or changed), skipped 6 lines");
        assertThat(meterline.rows("SELECT account, name FROM account ORDER BY 1"))
                .containsExactly("0501234567 good", "0501234572 ТОВ \"Газ\"");
    }

    @Test
    void changesNothingWhenTheSameFileIsImportedAgain() throws Exception {
        importing("0501234567,Ганна\n0501234568,Іван\n");

        assertThat(importing("0501234567,Ганна\n0501234568,Петро\n")).isZero();
        assertThat(meterline.out.toString()).contains("imported 2 accounts (1 new or changed)");
        assertThat(importing("0501234567,Ганна\n0501234568,Петро\n")).isZero();
        assertThat(meterline.out.toString()).contains("imported 2 accounts (0 new or changed)");
    }

    @Test
    void removesMissingAccountsOnlyOnRequestAndOnlyIfNoLineWasSkipped() throws Exception {
        importing("0501234567\n0501234568\n0501234569\n");

        importing("0501234568\n");
        assertThat(meterline.rows(ALL)).hasSize(3);
        assertThat(importing("0501234568\nbad\n", "--replace")).isZero();
        assertThat(meterline.rows(ALL)).hasSize(3);
        assertThat(meterline.err.toString()).contains("nothing was removed");
        assertThat(importing("0501234568\n", "--replace")).isZero();
        assertThat(meterline.rows("SELECT account FROM account")).containsExactly("0501234568");
        assertThat(meterline.out.toString()).contains(", removed 2 accounts");
    }

    @Test
    void exitsWithOneWhenNothingWasImported() throws Exception {
        assertThat(importing("Dear diary, this is no list at all.\n")).isEqualTo(1);
        assertThat(importing("")).isEqualTo(1);
        assertThat(meterline.out.toString()).startsWith("imported 0 accounts");
    }

    @Test
    void reportsAMissingFileInOneLine() {
        assertThat(meterline.execute("accounts", "import", "nowhere.csv")).isEqualTo(1);
        assertThat(meterline.err.toString().strip())
                .isEqualTo("meterline: nowhere.csv: there is no such file or folder");
    }

    private int importing(String text, String... options) throws Exception {
        return importing(text.getBytes(StandardCharsets.UTF_8), options);
    }

    private int importing(byte[] octets, String... options) throws Exception {
        Path file = Files.write(folder.resolve("accounts.csv"), octets);
        String[] arguments = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("accounts", "import", file.toString()),
                        java.util.stream.Stream.of(options))
                .toArray(String[]::new);
        return meterline.execute(arguments);
    }
}
