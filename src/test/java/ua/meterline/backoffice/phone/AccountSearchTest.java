package ua.meterline.backoffice.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.backoffice.RegisteredAccount;
import ua.meterline.common.Progress;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.TestStore;
import ua.meterline.store.Database;

class AccountSearchTest {
    @TempDir
    private Path folder;

    private Database database;

    @BeforeEach
    void fillTheRegistry() throws Exception {
        database = Database.open(TestStore.in(folder), Duration.ofSeconds(5));
        add("0501234567", "Бойко Олена Іванівна", "м. Хуст, вул. Миру, 5, кв. 12", "№ 17");
        add("0501234568", "Коваль Іван", "Мукачево, вул. Шевченка 120", "00123456");
        add("0501299999", "Лук'яненко Петро", "Берегово, вул. Б. Хмельницького 3", null);
        add("0507654321", "Ян Тот", null, null);
        new AccountIndex(database).refresh(Progress.NONE);
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0501234567      | 0501234567",
                "05012345        | 0501234567 0501234568",
                "0501            | 0501234567 0501234568 0501299999",
                "234568          | 0501234568",
                "бойко           | 0501234567",
                "БОЙКО миру      | 0501234567",
                "миру 5 бойко    | 0501234567",
                "ойк             | 0501234567",
                "бо              | 0501234567",
                "Бoйкo           | 0501234567", // o from the Latin keyboard
                "лук’яненко      | 0501299999",
                "лукяненко       | 0501299999",
                "00123456        | 0501234568",
                "№ 17            | 0501234567",
                "ян              | 0507654321",
                "ян тот          | 0507654321",
                "бойко мукачево  | ''",
                "кв. 12 хуст     | 0501234567"
            })
    void findsByAllWordsInAnyOrderCaseAndNotation(String text, String accounts) throws Exception {
        assertThat(String.join(" ", found(text))).isEqualTo(accounts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "_",
                "*",
                "''",
                "\"",
                "5",
                "\" OR \"",
                "AND",
                "NEAR(",
                "бойко* OR",
                "-бойко",
                "^б",
                "{",
                "\\",
                "a\u0000b"
            })
    void takesWhatIsTypedForTextAndNotForAQuery(String text) throws Exception {
        assertThat(found(text)).isEmpty();
    }

    @Test
    void endsSoonForTenThousandCharacters() throws Exception {
        assertThat(found("бойко ".repeat(2_000))).containsExactly("0501234567");
        assertThat(found("б".repeat(10_000))).isEmpty();
    }

    @Test
    void findsWhatIsNotIndexedYetAndNotWhatWasRemoved() throws Exception {
        add("0508888888", "Бойко Юрій", null, null);
        GatewayDatabase.in(folder)
                .update(
                        "UPDATE account SET name = 'Сабо Олена' WHERE account = '0501234567'",
                        "DELETE FROM account WHERE account = '0501234568'");

        assertThat(found("бойко")).containsExactly("0508888888");
        assertThat(found("сабо")).containsExactly("0501234567");
        assertThat(found("коваль")).isEmpty();

        new AccountIndex(database).refreshSome();

        assertThat(GatewayDatabase.in(folder).count("account_unindexed")).isZero();
        assertThat(found("бойко")).containsExactly("0508888888");
        assertThat(found("сабо")).containsExactly("0501234567");
        assertThat(found("коваль")).isEmpty();
    }

    @Test
    void tellsThatThereAreMoreThanItShows() throws Exception {
        assertThat(find("0501", 2).accounts()).hasSize(2);
        assertThat(find("0501", 2).more()).isTrue();
        assertThat(find("0501", 3).more()).isFalse();
        assertThat(find("іван", 1).more()).isTrue();
    }

    private List<String> found(String text) throws SQLException {
        return find(text, 20).accounts().stream()
                .map(RegisteredAccount::account)
                .toList();
    }

    private AccountSearch.Found find(String text, int limit) throws SQLException {
        try (Connection connection = database.readers().getConnection()) {
            return new AccountSearch(connection, 1_000).find(text, limit);
        }
    }

    private void add(String account, String name, String address, String meter) {
        GatewayDatabase.in(folder)
                .update("INSERT INTO account (account, name, address, meter_number) VALUES (%s, %s, %s, %s)"
                        .formatted(quoted(account), quoted(name), quoted(address), quoted(meter)));
    }

    private static String quoted(String text) {
        return text == null ? "NULL" : "'" + text.replace("'", "''") + "'";
    }
}
