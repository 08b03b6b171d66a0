package ua.meterline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.reading.rules.UseLimits;

class SettingsTest {
    private static final Map<String, String> NO_ENVIRONMENT = Map.of();

    @TempDir
    Path folder;

    @Test
    void startsWithDefaultsAlone() throws Exception {
        Settings settings = Settings.load(null, NO_ENVIRONMENT);

        assertThat(settings.dataDir()).isEqualTo(Path.of("data"));
        assertThat(settings.databaseUrl()).isEqualTo("jdbc:sqlite:" + Path.of("data", "meterline.db"));
        assertThat(settings.databaseTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.timezone().getRules())
                .isEqualTo(ZoneId.of("Europe/Kiev").getRules());
        assertThat(settings.shortCode()).isEqualTo("7104");
        assertThat(settings.readingFormat().read(" 0501234567  00042 ").account())
                .isEqualTo(new AccountNumber("0501234567"));
        assertThat(settings.replies().accepted()).isEqualTo("Ваши показания приняты и обработаны. Спасибо");
        assertThat(settings.replies().rejected()).isEqualTo("Неправильный формат");
        assertThat(settings.replies().ownNumber()).isEmpty();
        assertThat(settings.lenient()).isTrue();
        assertThat(settings.billing())
                .isEqualTo(
                        new BillingSettings(new BillingCalendar(settings.timezone(), 1, 5, 0), RuleSettings.DEFAULT));
        assertThat(settings.links().get(0).peer()).isEqualTo("localhost:2775");
        assertThat(settings.links().get(0).systemId()).isEqualTo("meterline");
        assertThat(settings.links().get(0).password()).isEmpty();
        assertThat(settings.links().get(0).enquireLinkInterval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.links().get(0).maxRepliesPerSecond()).isZero();
        assertThat(settings.answering())
                .isEqualTo(new ReplySettings(
                        5,
                        Duration.ofMinutes(10),
                        0,
                        "UA",
                        new ReplySettings.AddressType(0, 0),
                        new ReplySettings.AddressType(1, 1),
                        false,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30)));
        assertThat(settings.httpPort()).isEqualTo(8080);
    }

    @Test
    void keepsTheDatabaseInTheDataDirectoryUnlessToldOtherwise() throws Exception {
        assertThat(Settings.load(null, Map.of("METERLINE_DATA_DIR", "elsewhere"))
                        .databaseUrl())
                .isEqualTo("jdbc:sqlite:" + Path.of("elsewhere", "meterline.db"));
        assertThat(Settings.load(null, Map.of("METERLINE_DATABASE_URL", "jdbc:sqlite:other.db"))
                        .databaseUrl())
                .isEqualTo("jdbc:sqlite:other.db");
    }

    @Test
    void readsCyrillicFromAFile() throws Exception {
        Path file = file("meterline.replies.rejected = Невірний формат, їжак ґ є\n");

        assertThat(Settings.load(file, NO_ENVIRONMENT).replies().rejected()).isEqualTo("Невірний формат, їжак ґ є");
    }

    @Test
    void readsCyrillicFromTheEnvironment() throws Exception {
        Map<String, String> environment = Map.of("METERLINE_REPLIES_ACCEPTED", "Дякуємо");

        assertThat(Settings.load(null, environment).replies().accepted()).isEqualTo("Дякуємо");
    }

    @Test
    void putsTheEnvironmentBeforeTheFileAndTheFileBeforeTheDefault() throws Exception {
        Path file = file("meterline.smpp.host = from-file\nmeterline.smpp.port = 1111\n");
        LinkSettings smpp = Settings.load(file, Map.of("METERLINE_SMPP_PORT", "2222"))
                .links()
                .get(0);

        assertThat(smpp.host()).isEqualTo("from-file");
        assertThat(smpp.port()).isEqualTo(2222);
        assertThat(smpp.systemId()).isEqualTo("meterline");
    }

    @Test
    void givesEachLinkItsOwnSettingsOrThoseOfAll() throws Exception {
        Path file = file(
                "meterline.smpp.links = kyiv, lviv\nmeterline.smpp.host = for-all\nmeterline.smpp.lviv.host = lviv-only\n"
                        + "meterline.smpp.kyiv.bind = trx\n");
        var environment = Map.of("METERLINE_SMPP_KYIV_PASSWORD", "secret");
        List<LinkSettings> links = Settings.load(file, environment).links();

        assertThat(links)
                .extracting(LinkSettings::name, LinkSettings::host, LinkSettings::password, LinkSettings::bind)
                .containsExactly(
                        tuple("kyiv", "for-all", "secret", LinkSettings.Bind.TRX),
                        tuple("lviv", "lviv-only", "", LinkSettings.Bind.RX_TX));
        assertThat(links.get(0).peer()).isEqualTo("kyiv (for-all:2775)");
    }

    @Test
    void namesWhatIsWrongWithOneLink() throws Exception {
        Path file = file(
                "meterline.smpp.links = kyiv, lviv\nmeterline.smpp.lviv.port = x\nmeterline.smpp.odesa.port = 1\n");

        assertThat(problems(file, NO_ENVIRONMENT))
                .containsExactly("meterline.smpp.odesa.port (" + file + "): there is no such setting");
        Path other = file("meterline.smpp.links = kyiv, lviv\nmeterline.smpp.lviv.port = x\n");
        assertThat(problems(other, NO_ENVIRONMENT))
                .singleElement()
                .asString()
                .startsWith("meterline.smpp.lviv.port = 'x' (" + other + ")");
    }

    @Test
    void namesKeysThatAreNoSettings() throws Exception {
        Path file = file("meterline.smpp.prot = 2775\nmeterline.colour = blue\nmeterline.http.port = 1\n");

        assertThat(problems(file, NO_ENVIRONMENT))
                .containsExactly(
                        "meterline.colour (" + file + "): there is no such setting",
                        "meterline.smpp.prot (" + file + "): there is no such setting");
    }

    @Test
    void namesVariablesThatAreNoSettings() throws Exception {
        Path file = file("meterline.colour = blue\nmeterline.smpp.links = kyiv\n");
        var environment =
                Map.of("METERLINE_SMPP_PASWORD", "secret", "METERLINE_SMPP_KYIV_PASSWORD", "secret", "METERLINES", "x");

        assertThat(problems(file, environment))
                .containsExactly(
                        "meterline.colour (" + file + "): there is no such setting",
                        "METERLINE_SMPP_PASWORD (environment): there is no such setting");
    }

    @Test
    void passesOverWhatKubernetesSetsForAServiceOfOurName() throws Exception {
        var environment = Map.of(
                "METERLINE_SERVICE_HOST",
                "10.0.0.1",
                "METERLINE_PORT",
                "tcp://10.0.0.1:80",
                "METERLINE_PORT_80_TCP",
                "tcp://10.0.0.1:80");

        assertThat(Settings.load(null, environment).links()).hasSize(1);
    }

    @Test
    void saysThatAFileIsNotThere() {
        Path missing = folder.resolve("missing.properties");

        assertThat(problems(missing, NO_ENVIRONMENT))
                .singleElement()
                .asString()
                .startsWith(missing + ": there is no such file");
    }

    /** Some editors put it in front of UTF-8, where nobody sees it. */
    @Test
    void passesOverAByteOrderMark() throws Exception {
        Path file = file("\uFEFFmeterline.http.port = 8081\n");

        assertThat(Settings.load(file, NO_ENVIRONMENT).httpPort()).isEqualTo(8081);
    }

    @Test
    void saysThatAFileIsNotUtf8() throws Exception {
        Path file = folder.resolve("windows.properties");
        Files.writeString(file, "meterline.replies.rejected = Формат", Charset.forName("windows-1251"));

        assertThat(problems(file, NO_ENVIRONMENT)).containsExactly(file + ": is not UTF-8; save it in that encoding");
    }

    @Test
    void saysThatAFileIsMalformed() throws Exception {
        Path file = file("meterline.smpp.host = \\u12\n");

        assertThat(problems(file, NO_ENVIRONMENT)).singleElement().asString().startsWith(file + ": ");
    }

    @Test
    void namesTheFileAWrongValueStandsIn() throws Exception {
        Path file = file("meterline.smpp.port = many\n");

        assertThat(problems(file, NO_ENVIRONMENT))
                .containsExactly("meterline.smpp.port = 'many' (" + file + "): must be a number from 1 to 65535");
    }

    @Test
    void complainsOfAllThatIsWrongAtOnce() {
        List<String> problems = problems(
                null, Map.of("METERLINE_SMPP_PORT", "x", "METERLINE_TIMEZONE", "x", "METERLINE_HTTP_PORT", "x"));

        assertThat(problems).hasSize(3);
    }

    @Test
    void neverShowsAPassword() {
        List<String> problems = problems(null, Map.of("METERLINE_SMPP_PASSWORD", "far-too-long-a-secret"));

        assertThat(problems)
                .containsExactly("meterline.smpp.password = (hidden) (environment variable METERLINE_SMPP_PASSWORD): "
                        + "must have 0 to 8 characters, but has 21");
    }

    @Test
    void doesNotShowThePasswordInTextEither() throws Exception {
        Settings settings = Settings.load(null, Map.of("METERLINE_SMPP_PASSWORD", "s3cr3t"));

        assertThat(settings.toString()).doesNotContain("s3cr3t");
    }

    @Test
    void readsWhatIsSetForBilling() throws Exception {
        Path file = file("meterline.billing.window-last-day = 3\nmeterline.billing.days-before = 2\n"
                + "meterline.reading.lenient = false\nmeterline.rules.off = use-too-high , late-correction\n"
                + "meterline.rules.unknown-account = accept\nmeterline.rules.use-factor = 2.5\n"
                + "meterline.rules.use-limit = 900\nmeterline.rules.use-unremarkable = 50\n");

        Settings settings = Settings.load(file, NO_ENVIRONMENT);

        assertThat(settings.lenient()).isFalse();
        assertThat(settings.billing())
                .isEqualTo(new BillingSettings(
                        new BillingCalendar(settings.timezone(), 1, 3, 2),
                        new RuleSettings(
                                Set.of("late-correction", "use-too-high"), false, new UseLimits(2.5, 900, 50))));
    }

    @ParameterizedTest
    @CsvSource({"500ms, 500", "30s, 30000", "10m, 600000", "2h, 7200000", "5 s, 5000"})
    void readsDurations(String text, long millis) throws Exception {
        Settings settings = Settings.load(null, Map.of("METERLINE_DATABASE_TIMEOUT", text));

        assertThat(settings.databaseTimeout()).hasMillis(millis);
    }

    @Test
    void takesAReplyOfSeventyCharacters() throws Exception {
        String longest = "ы".repeat(70);

        assertThat(Settings.load(null, Map.of("METERLINE_REPLIES_ACCEPTED", longest))
                        .replies()
                        .accepted())
                .isEqualTo(longest);
    }

    @Test
    void knowsKyivWithOlderTimeZoneDataToo() throws Exception {
        ZoneId zone = Settings.load(null, NO_ENVIRONMENT).timezone();

        assertThat(Instant.parse("2026-07-01T00:00:00Z").atZone(zone).getHour()).isEqualTo(3);
    }

    private Path file(String content) throws Exception {
        return Files.writeString(folder.resolve("meterline.properties"), content);
    }

    private static List<String> problems(Path file, Map<String, String> environment) {
        return assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.load(file, environment))
                .actual()
                .problems();
    }
}
