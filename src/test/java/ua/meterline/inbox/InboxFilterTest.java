package ua.meterline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.common.Cooldown;

class InboxFilterTest {
    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");

    private final Cooldown<Path> cooldown = new Cooldown<>(Duration.ofMinutes(1), () -> NOW);
    private InboxFolder inbox;
    private InboxFilter pickUp;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws Exception {
        inbox = InboxFolder.open(folder);
        pickUp = new InboxFilter(() -> NOW, Duration.ofSeconds(5), inbox, cooldown);
    }

    @ParameterizedTest
    @CsvSource({
        "true,  list.csv, -6",
        "true,  MAIL.EML, -6",
        // It may still be written.
        "false, list.csv, -4",
        "false, mail.eml, 0",
        "false, mail.eml, 4",
        // Its clock was wrong; waiting would take too long.
        "true,  mail.eml, 3600",
        // A copy with a name of the gateway, put back by an operator.
        "false, imap-0123456789ab-7-1.eml, 0",
        "false, .incoming-imap-0123456789ab-7-1.eml, -6",
        "false, .list.csv, -6",
        "false, a\\b.csv, -6",
        "false, ..\\..\\b.csv, -6",
        "false, list.csv.part, -6",
        "false, meterline.lock, -6"
    })
    void acceptsCompleteFilesWithAnImportableName(boolean accepted, String name, long changed) {
        assertThat(pickUp.accept(file(name, changed))).isEqualTo(accepted);
    }

    /** The gateway renames complete files. A corrected copy of an operator may still be written. */
    @Test
    void acceptsOnlyFilesOfTheGatewayItselfAtOnce() throws Exception {
        Path kept = folder.resolve("imap-0123456789ab-7-1.eml");
        inbox.keep(kept.getFileName().toString(), NOW, out -> out.write(1));
        assertThat(pickUp.accept(existing(kept))).isTrue();

        Files.copy(kept, folder.resolve("mended"));
        Files.delete(kept);
        Files.move(folder.resolve("mended"), kept);
        Files.setLastModifiedTime(kept, FileTime.from(NOW));
        assertThat(pickUp.accept(existing(kept))).isFalse();
    }

    /** Names in another charset: Java cannot open such a file. */
    @Test
    void skipsAFileWhoseNameIsNotUtf8() throws Exception {
        assertThat(pickUp.accept(file("\uFFFD\uFFFD\uFFFD.csv", -6))).isFalse();
    }

    private static GenericFile<File> existing(Path path) throws Exception {
        GenericFile<File> file = new GenericFile<>();
        file.setFile(path.toFile());
        file.setFileName(path.getFileName().toString());
        file.setLastModified(Files.getLastModifiedTime(path).toMillis());
        return file;
    }

    @Test
    void skipsFoldersOfAnyName() {
        GenericFile<File> folder = file("mail.eml", -6);
        folder.setDirectory(true);

        assertThat(pickUp.accept(folder)).isFalse();
    }

    @Test
    void skipsAFileDuringItsCooldown() {
        cooldown.add(Path.of("inbox", "mail.eml"));

        assertThat(pickUp.accept(file("mail.eml", -6))).isFalse();
        assertThat(pickUp.accept(file("other.eml", -6))).isTrue();
    }

    private static GenericFile<File> file(String name, long changed) {
        GenericFile<File> file = new GenericFile<>();
        file.setFile(new File("inbox", name));
        file.setFileName(name);
        file.setLastModified(NOW.plusSeconds(changed).toEpochMilli());
        return file;
    }

    /** {@code cp -p} and unzip keep the time of the content. A mail keeps its date when it is put back. */
    @Test
    void datesAListByItsArrivalInTheFolder() throws Exception {
        Instant now = Instant.now().plusSeconds(1);
        InboxFilter today = new InboxFilter(() -> now, Duration.ZERO, inbox, cooldown);
        FileTime lastYear = FileTime.from(now.minus(Duration.ofDays(365)));
        Path list = Files.setLastModifiedTime(Files.writeString(folder.resolve("a.csv"), "0501234567;1"), lastYear);
        Path mail = Files.setLastModifiedTime(Files.writeString(folder.resolve("b.eml"), ""), lastYear);

        assertThat(receivedAt(today, list)).isBetween(now.minusSeconds(60), now);
        assertThat(receivedAt(today, mail)).isEqualTo(lastYear.toInstant());
        List<GenericFile<File>> files = new ArrayList<>(List.of(existing(list), existing(mail)));
        assertThat(files).allMatch(today::accept);
        files.sort(today);
        assertThat(files).extracting(GenericFile::getFileName).containsExactly("b.eml", "a.csv");
    }

    private static Instant receivedAt(InboxFilter pickUp, Path path) throws Exception {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody(existing(path));
        pickUp.process(exchange);
        return exchange.getMessage().getBody(InboxFile.class).receivedAt();
    }

    @Test
    void skipsAFileThatWasProcessedMeanwhile() throws Exception {
        GenericFile<File> file = new GenericFile<>();
        file.setFile(new File("gone", "mail.eml"));
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody(file);

        pickUp.process(exchange);

        assertThat(exchange.isRouteStop()).isTrue();
    }
}
