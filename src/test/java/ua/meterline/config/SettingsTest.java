package ua.meterline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
import ua.meterline.reading.rules.ConsumptionLimits;
import ua.meterline.reading.rules.RuleSettings;

class SettingsTest {
    private static final Map<String, String> NO_ENVIRONMENT = Map.of();

    @TempDir
    Path folder;

    @Test
    void acceptsTheDefaultsAlone() throws Exception {
        Settings settings = Settings.load(null, NO_ENVIRONMENT);

        assertThat(settings.dataDir()).isEqualTo(Path.of("data"));
        assertThat(settings.databaseUrl()).isEqualTo("jdbc:sqlite:" + Path.of("data", "meterline.db"));
        assertThat(settings.databaseTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.timezone().getRules())
                .isEqualTo(ZoneId.of("Europe/Kiev").getRules());
        assertThat(settings.shortCode()).isEqualTo("7104");
        assertThat(settings.readingFormat().read(" 0501234567  00042 ").account())
                .isEqualTo(new AccountNumber("0501234567"));
        assertThat(settings.replies().accepted().main()).isEqualTo("Ваши показания приняты и обработаны. Спасибо");
        assertThat(settings.replies().rejected().main()).isEqualTo("Неправильный формат");
        assertThat(List.of("own-number", "unknown-account", "value-too-long", "below-previous"))
                .allMatch(reason -> settings.replies().hint(reason).isEmpty());
        assertThat(settings.lenient()).isTrue();
        assertThat(settings.billing().calendar()).isEqualTo(new BillingCalendar(settings.timezone(), 1, 5, 0));
        assertThat(settings.billing().rules()).isEqualTo(RuleSettings.DEFAULT);
        assertThat(settings.links().get(0).peer()).isEqualTo("localhost:2775");
        assertThat(settings.links().get(0).systemId()).isEqualTo("meterline");
        assertThat(settings.links().get(0).password().text()).isEmpty();
        assertThat(settings.links().get(0).enquireLinkInterval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.links().get(0).maxRepliesPerSecond()).isZero();
        assertThat(settings.replyLimits()).isEqualTo(new ReplyLimitSettings(5, Duration.ofMinutes(10), 0));
        assertThat(settings.addresses()).isEqualTo(new AddressSettings("UA", 0, 0, 1, 1));
        assertThat(settings.submits())
                .isEqualTo(new SubmitSettings(false, Duration.ofSeconds(30), Duration.ofSeconds(30)));
        assertThat(settings.httpPort()).isEqualTo(8080);
    }

    @Test
    void keepsTheDatabaseInTheDataFolderByDefault() throws Exception {
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

        assertThat(Settings.load(file, NO_ENVIRONMENT).replies().rejected().main())
                .isEqualTo("Невірний формат, їжак ґ є");
    }

    @Test
    void readsCyrillicFromTheEnvironment() throws Exception {
        Map<String, String> environment = Map.of("METERLINE_REPLIES_ACCEPTED", "Дякуємо");

        assertThat(Settings.load(null, environment).replies().accepted().main()).isEqualTo("Дякуємо");
    }

    @Test
    void prefersTheEnvironmentToTheFileAndTheFileToTheDefault() throws Exception {
        Path file = file("meterline.smpp.host = from-file\nmeterline.smpp.port = 1111\n");
        LinkSettings smpp = Settings.load(file, Map.of("METERLINE_SMPP_PORT", "2222"))
                .links()
                .get(0);

        assertThat(smpp.host()).isEqualTo("from-file");
        assertThat(smpp.port()).isEqualTo(2222);
        assertThat(smpp.systemId()).isEqualTo("meterline");
    }

    @Test
    void readsTheSettingsOfEachLinkAndFallsBackToTheCommonOnes() throws Exception {
        Path file = file(
                "meterline.smpp.links = kyiv, lviv\nmeterline.smpp.host = for-all\nmeterline.smpp.lviv.host = lviv-only\n"
                        + "meterline.smpp.kyiv.bind = trx\n");
        var environment = Map.of("METERLINE_SMPP_KYIV_PASSWORD", "secret");
        List<LinkSettings> links = Settings.load(file, environment).links();

        assertThat(links)
                .extracting(LinkSettings::name, LinkSettings::host, LinkSettings::password, LinkSettings::bind)
                .containsExactly(
                        tuple("kyiv", "for-all", new Secret("secret"), LinkSettings.Bind.TRX),
                        tuple("lviv", "lviv-only", new Secret(""), LinkSettings.Bind.RX_TX));
        assertThat(links.get(0).peer()).isEqualTo("kyiv (for-all:2775)");
    }

    @Test
    void ignoresTheVariablesThatKubernetesSetsForAServiceNamedMeterline() throws Exception {
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
    void joinsALineThatEndsInABackslashWithTheNext() throws Exception {
        Path file = file("""
                # a comment is not continued \\
                meterline.smpp.host = a.\\
                    example.org
                meterline.smpp.port = 1111
                """);

        LinkSettings link = Settings.load(file, NO_ENVIRONMENT).links().get(0);

        assertThat(link.peer()).isEqualTo("a.example.org:1111");
    }

    @Test
    void ignoresWhitespaceAroundValuesAndAcceptsAllSeparatorsAndLineEnds() throws Exception {
        Path file = file(
                "\n\t meterline.smpp.host:a\t\r\nmeterline.smpp.port 1111 \r! comment\rmeterline.smpp.system-id=\\u0062");

        LinkSettings link = Settings.load(file, NO_ENVIRONMENT).links().get(0);

        assertThat(link).hasToString("b@a:1111");
    }

    @Test
    void ignoresAByteOrderMark() throws Exception {
        Path file = file("\uFEFFmeterline.http.port = 8081\n");

        assertThat(Settings.load(file, NO_ENVIRONMENT).httpPort()).isEqualTo(8081);
    }

    @Test
    void hidesPasswordsInItsStringForm() throws Exception {
        Settings settings = Settings.load(
                null, Map.of("METERLINE_SMPP_PASSWORD", "s3cr3t", "METERLINE_MAIL_IMAP_PASSWORD", "s3cr3t"));

        assertThat(settings.toString()).doesNotContain("s3cr3t");
    }

    @Test
    void readsTheBillingSettings() throws Exception {
        Path file = file("meterline.billing.window-last-day = 3\nmeterline.billing.days-before = 2\n"
                + "meterline.reading.lenient = false\nmeterline.rules.off = use-too-high , late-correction\n"
                + "meterline.rules.unknown-account = accept\nmeterline.rules.use-factor = 2.5\n"
                + "meterline.rules.use-limit = 900\nmeterline.rules.use-unremarkable = 50\n");

        Settings settings = Settings.load(file, NO_ENVIRONMENT);

        assertThat(settings.lenient()).isFalse();
        assertThat(settings.billing().calendar()).isEqualTo(new BillingCalendar(settings.timezone(), 1, 3, 2));
        assertThat(settings.billing().rules())
                .isEqualTo(new RuleSettings(
                        Set.of("late-correction", "use-too-high"), false, new ConsumptionLimits(2.5, 900, 50)));
    }

    @ParameterizedTest
    @CsvSource({"500ms, 500", "30s, 30000", "10m, 600000", "2h, 7200000", "5 s, 5000"})
    void readsDurations(String text, long millis) throws Exception {
        Settings settings = Settings.load(null, Map.of("METERLINE_DATABASE_TIMEOUT", text));

        assertThat(settings.databaseTimeout()).hasMillis(millis);
    }

    @Test
    void acceptsAReplyOfSeventyCharacters() throws Exception {
        String longest = "ы".repeat(70);

        assertThat(Settings.load(null, Map.of("METERLINE_REPLIES_ACCEPTED", longest))
                        .replies()
                        .accepted()
                        .main())
                .isEqualTo(longest);
    }

    @Test
    void acceptsKyivWithOlderTimeZoneData() throws Exception {
        ZoneId zone = Settings.load(null, NO_ENVIRONMENT).timezone();

        assertThat(Instant.parse("2026-07-01T00:00:00Z").atZone(zone).getHour()).isEqualTo(3);
    }

    private Path file(String content) throws Exception {
        return Files.writeString(folder.resolve("meterline.properties"), content);
    }
}
