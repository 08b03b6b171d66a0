package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.cli.BackOfficeFixture.ACCOUNT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsCommandTest {
    @TempDir
    private Path folder;

    private BackOfficeFixture office;

    @BeforeEach
    void fillTheRegistry() throws Exception {
        office = new BackOfficeFixture(folder);
        office.execute("INSERT INTO account VALUES ('0501234567', 'Бойко Олена', 'Хуст, вул. Миру, 5', 5, 120, '№ 17',"
                + " '+380671112233,+380501112233')");
        office.execute("INSERT INTO account VALUES ('0501234568', 'Коваль Іван', 'Мукачево', 4, NULL, NULL, NULL)");
        office.execute("INSERT INTO account VALUES ('0507654321', NULL, NULL, NULL, NULL, NULL, NULL)");
    }

    @Test
    void listsTheRegistryInOrderOfTheAccount() {
        assertThat(office.run("accounts", "list")).isZero();

        assertThat(office.lines())
                .containsExactly(
                        "account     meter_digits  usual_use  meter_number  name                            address",
                        "0501234567  5             120        № 17          Бойко Олена                     Хуст, вул. Миру, 5",
                        "0501234568  4             -          -             Коваль Іван                     Мукачево",
                        "0507654321  -             -          -             -                               -");
        assertThat(office.err()).isEmpty();
    }

    @Test
    void listsAPageAtATimeAndOnlyWhatIsWanted() {
        office.run("accounts", "list", "--limit", "1", "--after", "0501234567");
        assertThat(office.lines()).hasSize(2).last().asString().startsWith("0501234568");
        assertThat(office.err()).isEqualTo("meterline: the first 1; --limit shows more");

        office.run("accounts", "list", "--with", "мукач");
        assertThat(office.lines()).hasSize(2).last().asString().startsWith("0501234568");

        office.run("accounts", "list", "--without-digits");
        assertThat(office.lines()).hasSize(2).last().asString().startsWith("0507654321");
        assertThat(office.run("accounts", "list", "--limit", "-1")).isEqualTo(2);
    }

    @Test
    void listsAsCsvAndJson() {
        office.run("accounts", "list", "--with", "Бойко", "--format", "csv");
        assertThat(office.out())
                .contains("account;meter_digits;usual_use;meter_number;name;address")
                .contains("0501234567");

        office.run("accounts", "list", "--with", "Бойко", "--format", "json");
        assertThat(office.lines())
                .singleElement()
                .asString()
                .contains("\"account\":\"0501234567\"", "\"meter_digits\":5", "\"usual_use\":120");
    }

    @ParameterizedTest
    @CsvSource({
        "0501234567, 0501234567",
        "234568,     0501234568",
        "бойко,      0501234567",
        "МИРУ,       0501234567",
        "№ 17,       0501234567",
        "0671112233, 0501234568",
        "+38 (067) 111-22-33, 0501234568"
    })
    void findsAnAccountByItsNumberNameAddressMeterOrTelephone(String text, String account) throws Exception {
        office.accepted("0501234568", 100, "2026-11");

        assertThat(office.run("accounts", "find", text)).isZero();

        assertThat(office.lines()).hasSize(2).last().asString().startsWith(account);
    }

    @Test
    void findsAnAccountOfASenderThatTheRegistryDoesNotHave() throws Exception {
        office.accepted("0509999999", 100, "2026-11");

        office.run("accounts", "find", "0671112233");

        assertThat(office.lines()).last().asString().startsWith("0509999999  -");
        assertThat(office.run("accounts", "find", "nobody")).isZero();
        assertThat(office.err()).isEqualTo("meterline: no account was found");
        assertThat(office.run("accounts", "find", "nobody", "--fail-if-empty")).isEqualTo(1);
    }

    @Test
    void showsRegistryReadingsAndSendersOfAnAccount() throws Exception {
        office.accepted(ACCOUNT, 12300, "2026-10");
        office.accepted(ACCOUNT, 12310, "2026-11");
        office.accepted(ACCOUNT, 12345, "2026-11");
        office.held(ACCOUNT, 99999, "2026-11", true, "use-too-high");

        assertThat(office.run("accounts", "show", ACCOUNT)).isZero();

        assertThat(office.lines())
                .containsExactly(
                        "account   account=0501234567 registered=yes name=\"Бойко Олена\" address=\"Хуст, вул. Миру, 5\""
                                + " meter-digits=5 usual-use=120 meter-number=\"№ 17\""
                                + " phone=+380671112233,+380501112233",
                        "reading   period=2026-11 meter=1 value=99999 state=held channel=sms on-time=yes"
                                + " received=2026-11-03T10:04:00.000Z message=4 rules=use-too-high",
                        "reading   period=2026-11 meter=1 value=12345 state=counts channel=sms on-time=yes reviewed=no"
                                + " received=2026-11-03T10:03:00.000Z message=3",
                        "reading   period=2026-11 meter=1 value=12310 state=replaced channel=sms on-time=yes reviewed=no"
                                + " received=2026-11-03T10:02:00.000Z message=2",
                        "reading   period=2026-10 meter=1 value=12300 state=counts channel=sms on-time=yes reviewed=no"
                                + " received=2026-11-03T10:01:00.000Z message=1",
                        "sender    sender=+380671112233 channel=sms messages=4 last-at=2026-11-03T10:04:00.000Z");
        office.run("accounts", "show", ACCOUNT, "--format", "json");
        assertThat(office.lines()).hasSize(6).allMatch(line -> line.startsWith("{\"what\":\""));
    }

    @Test
    void showsAnAccountThatIsNotInTheRegistryAndRefusesAnUnknownOne() throws Exception {
        office.accepted("0509999999", 100, "2026-11");

        assertThat(office.run("accounts", "show", "0509999999")).isZero();
        assertThat(office.lines()).first().isEqualTo("account   account=0509999999 registered=no");
        assertThat(office.run("accounts", "show", "0508888888")).isEqualTo(1);
        assertThat(office.err()).isEqualTo("meterline: account 0508888888: is not in the registry, and has no reading");
    }

    @Test
    void recordsAReplacedMeterAndShowsIt() throws Exception {
        String today = LocalDate.now(ZoneId.of("Europe/Kiev")).toString();
        String[] replaced = {
            "accounts",
            "meter-replaced",
            ACCOUNT,
            "--on",
            today,
            "--final",
            "12360",
            "--start",
            "0",
            "--number",
            "17A",
            "--digits",
            "5",
            "--by",
            "Olena",
            "--why",
            "act 118"
        };

        assertThat(office.run(replaced)).isZero();
        assertThat(office.out().strip())
                .isEqualTo("account 0501234567: meter 2 since " + today + ", from 0 on; meter 1 ended with 12360");
        assertThat(office.run(replaced)).isEqualTo(1);
        office.run("accounts", "show", ACCOUNT);
        assertThat(office.out())
                .contains("meter-number=17A")
                .contains("meter     meter=2 replaced-on=" + today)
                .contains(
                        "final-value=12360 start-value=0 old-number=\"№ 17\" old-digits=5 new-number=17A new-digits=5");
        office.run("dossier", "--account", ACCOUNT);
        assertThat(office.out())
                .contains("  meter    0  meter=2 replaced-on=" + today)
                .contains("by=Olena why=\"act 118\"");
        assertThat(office.run("accounts", "meter-replaced", ACCOUNT, "--cancel", "--by", "Olena", "--why", "slip"))
                .isZero();
        assertThat(office.out().strip()).isEqualTo("account 0501234567: meter 1 counts again");
    }

    @Test
    void billingLearnsThatAReadingIsOfTheNewMeter() throws Exception {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Kiev"));
        String period = today.toString().substring(0, 7);
        int message = office.accepted(ACCOUNT, 12400, period);
        String now = Instant.now().toString();
        office.execute("UPDATE message SET received_at = ? WHERE id = ?", now, message);
        office.execute("UPDATE reading SET received_at = ? WHERE message_id = ?", now, message);
        office.run("export", "--period", period);

        String replaced = "accounts meter-replaced " + ACCOUNT + " --on " + today + " --final 12360 --start 12000 "
                + "--by Olena --why act";
        assertThat(office.run(replaced.split(" "))).as(office.err()).isZero();
        assertThat(office.lines()).last().isEqualTo("moved to meter 2: 12400 in " + period);
        office.run("export", "--period", period);

        assertThat(Files.readString(folder.resolve("data/export/readings-" + period + "-000002.csv")))
                .contains(";0501234567;1;№ 17;;withdrawn;12400;")
                .contains(";0501234567;2;;12400;new;;");
    }

    @ParameterizedTest
    @CsvSource({
        "--digits 3",
        "--digits 10",
        "--final x",
        "--final 100000",
        "--on 2026-13-01",
        "--digits 4 --start 10000"
    })
    void refusesAWrongReplacement(String wrong) {
        String command = "accounts meter-replaced " + ACCOUNT + " --on 2026-11-03 --final 1 --by Olena --why act "
                + (wrong.contains("--start") ? "" : "--start 0 ") + wrong;
        assertThat(office.run(command.split(" "))).isEqualTo(2);
        assertThat(office.rows("SELECT * FROM meter_replacement")).isEmpty();
    }

    @Test
    void listsAccountsWithoutAReading() throws Exception {
        office.accepted(ACCOUNT, 12345, "2026-11");
        office.held("0501234568", 9, "2026-11", true, "below-previous");

        assertThat(office.run("readings", "missing", "--period", "2026-11")).isZero();

        assertThat(office.lines())
                .containsExactly(
                        "account     held  name                            address",
                        "0501234568  yes   Коваль Іван                     Мукачево",
                        "0507654321  no    -                               -");
        assertThat(office.err()).isEqualTo("meterline: 2 accounts have no reading for 2026-11");
        office.run("readings", "missing", "--period", "2026-11", "--format", "csv");
        assertThat(office.lines()).hasSize(3).last().asString().contains("0507654321;no;;");
        office.execute("DELETE FROM account");
        assertThat(office.run("readings", "missing", "--period", "2026-11")).isEqualTo(1);
        assertThat(office.err()).isEqualTo("meterline: the account registry is empty; 'accounts import' fills it");
    }

    @Test
    void countsTheReadingsOfAPeriod() throws Exception {
        office.accepted(ACCOUNT, 12310, "2026-11");
        office.accepted(ACCOUNT, 12345, "2026-11");
        office.accepted("0509999999", 5, "2026-11");
        office.held("0501234568", 9, "2026-11", true, "below-previous");
        office.message("+380501112233", "hello", "rejected", "wrong-format");
        office.message("+380509998877", "0999999999 00001", "rejected", "canary");

        assertThat(office.run("readings", "summary", "--period", "2026-11")).isZero();

        assertThat(office.lines())
                .containsExactly(
                        "period 2026-11",
                        "         2  effective readings",
                        "         2  on time",
                        "         0  late",
                        "         0  reviewed",
                        "         1  held",
                        "         3  accounts",
                        "         1  accounts with reading",
                        "         2  accounts without",
                        "messages received in the period",
                        "         3  sms accepted",
                        "         1  sms held below-previous",
                        "         1  sms rejected wrong-format");
        office.run("readings", "summary", "--period", "2026-11", "--format", "json");
        assertThat(office.out())
                .startsWith("{\"period\":\"2026-11\",\"effective-readings\":2,")
                .contains("{\"channel\":\"sms\",\"outcome\":\"accepted\",\"reason\":null,\"count\":3}");
    }

    @Test
    void tellsUntilWhenAndWhyAWindowIsExtended() throws Exception {
        office.execute("INSERT INTO window_extension VALUES ('2026-11', '2026-11-05T23:10:00.000Z', 70,"
                + " '2026-11-05T21:00:00Z to 2026-11-05T22:10:00Z, not running', '2026-11-05T22:10:00.000Z')");

        office.run("readings", "summary", "--period", "2026-11");

        assertThat(office.lines().get(1))
                .isEqualTo("window extended by 70 minutes, until 2026-11-05T23:10:00.000Z:"
                        + " 2026-11-05T21:00:00Z to 2026-11-05T22:10:00Z, not running");
        office.run("readings", "summary", "--period", "2026-11", "--format", "json");
        assertThat(office.out())
                .contains("\"window-extended-until\":\"2026-11-05T23:10:00")
                .contains("\"window-extended-because\":\"2026-11-05T21:00:00Z to");
        office.run("readings", "summary", "--period", "2026-10");
        assertThat(office.out()).doesNotContain("extended");
    }

    @Test
    void namesTheCustomerWhoseReadingIsAccepted() throws Exception {
        int held = office.held(ACCOUNT, 12345, "2026-11", true, "use-too-high");

        office.run("review", "accept", "" + held, "--by", "Olena", "--why", "confirmed");

        assertThat(office.lines()).last().isEqualTo("customer: Бойко Олена, Хуст, вул. Миру, 5");
    }
}
