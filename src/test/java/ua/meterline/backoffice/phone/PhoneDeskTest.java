package ua.meterline.backoffice.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.app.EntryRoutes;
import ua.meterline.app.ReadingModule;
import ua.meterline.backoffice.PhoneEntry;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.backoffice.messages.InboxFiles;
import ua.meterline.backoffice.messages.KeysAhead;
import ua.meterline.backoffice.messages.MessageSearch;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.config.Settings;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.TestStore;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.RegisterValue;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;

class PhoneDeskTest {
    private static final AccountNumber ACCOUNT = new AccountNumber("0501234567");
    private static final Actor OLENA = new Actor("olena", "192.0.2.1");
    private static final Actor PETRO = new Actor("petro", "192.0.2.2");

    @TempDir
    private Path folder;

    private Database database;
    private EntryRoutes routes;
    private PhoneDesk desk;
    private Instant now = Instant.parse("2026-12-03T10:00:00Z");

    @BeforeEach
    void open() throws Exception {
        database = Database.open(TestStore.in(folder), Duration.ofSeconds(5));
        Settings settings = Settings.load(
                null, Map.of("METERLINE_DATA_DIR", folder.toString(), "METERLINE_TIMEZONE", "Europe/Kyiv"));
        routes = new EntryRoutes(settings, database);
        BillingCalendar calendar = ReadingModule.calendar(settings);
        DatabaseAccess access = new DatabaseAccess(database);
        desk = new PhoneDesk(
                access,
                routes,
                new MessageSearch(access, calendar, new InboxFiles(folder.resolve("inbox")), new KeysAhead()),
                new PhoneDesk.Judging(
                        ReadingModule.decider(settings),
                        calendar,
                        () -> settings.billing().rules()),
                () -> now);
        table().update("INSERT INTO account (account, name, meter_digits, usual_use)"
                + " VALUES ('0501234567', 'Бойко Олена', 5, 100), ('0507654321', 'Коваль Іван', NULL, NULL)");
        now = Instant.parse("2026-11-02T10:00:00Z");
        enter(12_300);
        now = Instant.parse("2026-12-03T10:00:00Z");
    }

    @AfterEach
    void close() throws Exception {
        routes.close();
        database.close();
    }

    @ParameterizedTest(name = "{0} is {1} {2}")
    @CsvSource({"12400, accepted, ''", "12200, held, below-previous", "19000, held, use-too-high", "12300, accepted, ''"
    })
    void tellsWhatWouldHappenAndThenDoesIt(int value, String outcome, String rules) throws Exception {
        PhoneEntry preview = desk.preview(ACCOUNT, new RegisterValue(value));

        assertThat(preview.outcome()).isEqualTo(outcome);
        assertThat(String.join(",", preview.reasons())).startsWith(rules);
        assertThat(preview.previous().value()).isEqualTo(12_300);
        assertThat(table().count("message")).isEqualTo(1);
        PhoneEntry entry = enter(value);
        assertThat(entry.outcome()).isEqualTo(preview.outcome());
        assertThat(entry.reasons()).isEqualTo(preview.reasons());
    }

    @Test
    void previewsWhatTheRoutesDecideWhateverHappenedBefore() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            now = now.plus(Duration.ofHours(random.nextInt(24 * 12)));
            AccountNumber account = random.nextInt(3) > 0 ? ACCOUNT : new AccountNumber("0507654321");
            RegisterValue value = new RegisterValue(12_000 + i * 40 + random.nextInt(2_000));

            PhoneEntry preview = desk.preview(account, value);
            PhoneEntry entry = desk.enter(new PhoneDesk.Reading(account, value, null, false), OLENA);

            assertThat(List.of(entry.outcome(), entry.reasons(), entry.period()))
                    .as("entry %d of seed %d", i, seed)
                    .isEqualTo(List.of(preview.outcome(), preview.reasons(), preview.period()));
            assertThat(entry.previous()).isEqualTo(preview.previous());
            assertThat(entry.before()).isEqualTo(preview.before());
        }
    }

    @Test
    void showsTheCardBeforeAnythingIsTyped() throws Exception {
        CustomerCard card = desk.open(ACCOUNT, OLENA);

        assertThat(card.name()).isEqualTo("Бойко Олена");
        assertThat(card.period()).hasToString("2026-12");
        assertThat(card.onTime()).isTrue();
        assertThat(card.windowEnd()).hasToString("2026-12-05");
        assertThat(card.expected().from()).isEqualTo(12_300);
        assertThat(card.expected().to()).isEqualTo(12_800);
        assertThat(card.counting()).isNull();
        assertThat(card.readings())
                .singleElement()
                .satisfies(line -> assertThat(line.state()).isEqualTo("counts"));
        assertThat(audit()).contains("olena reveal account 0501234567 contact centre");
        enter(99_000);
        assertThat(desk.card(ACCOUNT).held()).hasSize(1);
    }

    @Test
    void knowsTheSameCallWhoeverEntersItAgain() throws Exception {
        PhoneEntry first = enter(12_400);
        now = now.plusSeconds(120);

        PhoneEntry again = desk.enter(reading(12_400, null, false), PETRO);

        assertThat(again.message()).isEqualTo(first.message());
        assertThat(again.known().by()).isEqualTo("olena");
        assertThat(table().count("message")).isEqualTo(2);
        assertThat(table().count("phone_entry")).isEqualTo(2);
    }

    @Test
    void letsAHeldReadingCountAtOnceWithAReason() throws Exception {
        PhoneEntry entry = desk.enter(reading(19_000, "read from the dial twice", true), OLENA);

        assertThat(desk.card(ACCOUNT).counting().value()).isEqualTo(19_000);
        assertThat(desk.entered(entry.message()).isHeld()).isFalse();
        assertThat(table().rows("SELECT decided_by, why FROM review"))
                .containsExactly("olena read from the dial twice");
        assertThat(audit())
                .contains("olena enter-reading account 0501234567 message 2: held, accepted at once")
                .anyMatch(line -> line.startsWith("olena decide message 2"));
        desk.withdraw(entry.message(), "wrong customer", OLENA, false);
        assertThat(desk.card(ACCOUNT).counting()).isNull();
    }

    @Test
    void correctsAnEntryByAnotherAndTakesOneBack() throws Exception {
        enter(12_400);
        PhoneEntry second = enter(12_410);
        assertThat(desk.card(ACCOUNT).counting().value()).isEqualTo(12_410);

        desk.withdraw(second.message(), "misheard", OLENA, false);

        assertThat(desk.card(ACCOUNT).counting().value()).isEqualTo(12_400);
        assertThat(desk.entered(second.message()).isWithdrawn()).isTrue();
        assertThatThrownBy(() -> desk.withdraw(second.message(), "again", OLENA, false))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("it was taken back");
        PhoneEntry anew = enter(12_410);
        assertThat(anew.known()).isNull();
        assertThat(desk.card(ACCOUNT).counting().value()).isEqualTo(12_410);
    }

    @Test
    void takesBackAHeldEntry() throws Exception {
        PhoneEntry held = enter(19_000);

        desk.withdraw(held.message(), "misheard", OLENA, false);

        assertThat(desk.card(ACCOUNT).held()).isEmpty();
        assertThat(desk.entered(held.message()).isWithdrawn()).isTrue();
    }

    @Test
    void takesBackOnlyOnesOwnEntryOfTheLastHour() throws Exception {
        PhoneEntry entry = enter(12_400);

        assertThatThrownBy(() -> desk.withdraw(entry.message(), "why", PETRO, false))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("olena entered it at");
        now = now.plus(Duration.ofHours(2));
        assertThatThrownBy(() -> desk.withdraw(entry.message(), "why", OLENA, false))
                .isInstanceOf(RefusedException.class);
        desk.withdraw(entry.message(), "why", PETRO, true);
        assertThat(desk.card(ACCOUNT).counting()).isNull();
    }

    @Test
    void refusesAnAccountThatNobodyKnows() {
        AccountNumber unknown = new AccountNumber("0509999999");

        assertThatThrownBy(() -> desk.open(unknown, OLENA)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> desk.preview(unknown, new RegisterValue(1))).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> desk.enter(new PhoneDesk.Reading(unknown, new RegisterValue(1), null, false), OLENA))
                .isInstanceOf(RefusedException.class);
        assertThat(table().count("message")).isEqualTo(1);
    }

    @Test
    void findsACustomerByTheNumberThatReadingsCameFrom() throws Exception {
        table().update(
                        "INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome)"
                                + " VALUES (90, 'sms', '+380671112233', '7104', '2026-12-01T10:00:00.000Z', '0507654321 17', x'', 'accepted')");

        assertThat(desk.find("067 111-22-33").accounts())
                .singleElement()
                .satisfies(found -> assertThat(found.name()).isEqualTo("Коваль Іван"));
        assertThat(desk.find("коваль").accounts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uk | Записано для особового рахунку 050 123 45 67: показання 1 2 4 0 0, тобто 12 400, за грудень 2026 року. Дякуємо.",
                "ru | Записано для лицевого счёта 050 123 45 67: показание 1 2 4 0 0, то есть 12 400, за декабрь 2026 года. Спасибо.",
                "en | I have noted for account 050 123 45 67: reading 1 2 4 0 0, that is 12 400, for December 2026. Thank you.",
                "hu | Felírtam a 050 123 45 67 számú ügyfélszámlához: a mérőállás 1 2 4 0 0, vagyis 12 400, időszak: 2026. december. Köszönjük."
            })
    void readsBackInTheLanguageOfTheCaller(String language, String sentence) throws Exception {
        PhoneEntry entry = enter(12_400);

        assertThat(ReadBack.in(language).sentence(desk.entered(entry.message())).replace('\u00a0', ' '))
                .isEqualTo(sentence);
    }

    private PhoneEntry enter(int value) throws Exception {
        return desk.enter(reading(value, null, false), OLENA);
    }

    private static PhoneDesk.Reading reading(int value, String why, boolean override) {
        return new PhoneDesk.Reading(ACCOUNT, new RegisterValue(value), why, override);
    }

    private List<String> audit() {
        return table().rows("SELECT who, action, object_kind, object_id, detail FROM audit_entry ORDER BY id");
    }

    private GatewayDatabase table() {
        return GatewayDatabase.in(folder);
    }
}
