package ua.meterline.backoffice.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.common.CsvDialect;
import ua.meterline.common.Progress;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.TestStore;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;

class MissingListTest {
    private static final BillingPeriod PERIOD = BillingPeriod.parse("2026-12");

    @TempDir
    private Path folder;

    private Database database;
    private MissingList list;

    @BeforeEach
    void fill() throws Exception {
        database = Database.open(TestStore.in(folder), Duration.ofSeconds(5));
        list = new MissingList(new DatabaseAccess(database));
        table().update(
                        "INSERT INTO account (account, name, address, meter_digits) VALUES"
                                + " ('0500000001', '=Бойко', 'Хуст, Миру 5', 5), ('0500000002', 'Коваль', 'Хуст, Корзо 1', NULL),"
                                + " ('0500000003', 'Сабо', 'Мукачево', 5), ('0500000004', 'Тот', NULL, 5)",
                        "INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome)"
                                + " VALUES (1, 'sms', '+380671110001', '7104', '2026-11-01T09:00:00.000Z', '', x'', 'accepted'),"
                                + " (2, 'email', 'a@b', '', '2026-12-01T09:00:00.000Z', '', x'', 'held')",
                        "INSERT INTO reading (id, message_id, account, value, period, on_time, received_at, latest_message_id)"
                                + " VALUES (1, 1, '0500000001', 1, '2026-11', 1, '', 1), (2, 1, '0500000003', 1, '2026-12', 1, '', 1)",
                        "INSERT INTO held_reading (message_id, account, value, period, on_time, received_at, rules)"
                                + " VALUES (2, '0500000002', 5, '2026-12', 1, '', 'below-previous')");
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void listsWhoHasNoReadingWithTheNumberThatOnesCameFrom() throws Exception {
        assertThat(pages("", false, false, 10))
                .containsExactly("0500000001 +380671110001 false", "0500000002 null true", "0500000004 null false");
    }

    @Test
    void tellsAnEmptyRegistryFromAPeriodWithoutGaps() throws Exception {
        MissingList.Filter nobody = new MissingList.Filter(PERIOD, "nobody", false, false);
        assertThat(list.page(nobody, "", 10).registryIsEmpty()).isFalse();
        table().update("DELETE FROM account");
        assertThat(list.page(nobody, "", 10).registryIsEmpty()).isTrue();
    }

    @Test
    void listsOnlyWhatIsWantedWithAndWithoutTheIndex() throws Exception {
        listsOnlyWhatIsWanted();
        new AccountIndex(database).refresh(Progress.NONE);
        listsOnlyWhatIsWanted();
        table().update("UPDATE account SET address = 'Хуст, Корзо 3' WHERE account = '0500000004'");
        assertThat(pages("корзо хуст", false, false, 10))
                .as("with an index that is behind")
                .hasSize(2);
    }

    private void listsOnlyWhatIsWanted() throws Exception {
        assertThat(pages("хуст", false, false, 10)).hasSize(2);
        assertThat(pages("корзо хуст", false, false, 10)).containsExactly("0500000002 null true");
        assertThat(pages("", true, false, 10)).containsExactly("0500000001 +380671110001 false");
        assertThat(pages("", false, true, 10)).containsExactly("0500000002 null true");
        assertThat(pages("%", false, false, 10)).isEmpty();
    }

    @Test
    void forgetsAndRepeatsNoneFromPageToPage() throws Exception {
        table().update("WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 9000)"
                + " INSERT INTO account (account) SELECT '0' || (510000000 + n) FROM n");

        List<String> all = pages("", false, false, 700);

        assertThat(all).hasSize(9_003).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void exportsInTheDialectOfTheProject() throws Exception {
        StringBuilder out = new StringBuilder();

        list.export(new MissingList.Filter(PERIOD, "хуст", false, false), new CsvDialect(';', false, false), out);

        assertThat(out.toString().lines())
                .containsExactly(
                        "account;number;held;meter_digits;name;address",
                        "0500000001;'+380671110001;0;5;'=Бойко;Хуст, Миру 5",
                        "0500000002;;1;;Коваль;Хуст, Корзо 1");
    }

    private List<String> pages(String text, boolean callable, boolean withoutDigits, int size) throws Exception {
        List<String> all = new ArrayList<>();
        MissingList.Filter filter = new MissingList.Filter(PERIOD, text, callable, withoutDigits);
        for (String after = ""; after != null; ) {
            MissingList.Page page = list.page(filter, after, size);
            assertThat(page.accounts().size()).isLessThanOrEqualTo(size);
            page.accounts()
                    .forEach(missing ->
                            all.add(missing.account().account() + " " + missing.number() + " " + missing.held()));
            after = page.next();
        }
        return all;
    }

    private GatewayDatabase table() {
        return GatewayDatabase.in(folder);
    }
}
