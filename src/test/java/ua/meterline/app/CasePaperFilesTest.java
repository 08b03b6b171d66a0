package ua.meterline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.backoffice.review.CasePapers.AttachedFile;
import ua.meterline.backoffice.review.CasePapers.Kind;
import ua.meterline.backoffice.review.CasePapers.ListedRow;
import ua.meterline.backoffice.review.CasePapers.Papers;
import ua.meterline.common.Sha256;
import ua.meterline.inbox.KeptFiles;
import ua.meterline.inbox.ListReader;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.WriteTransaction;

/** From a message to the file that it came with. */
class CasePaperFilesTest {
    private static final String LIST =
            "account;reading;date;note\n0501234567;100;;\n0507654321;200;;flat 5\n0502222222;300;;\n";
    private static final String MAIL = """
            From: Hanna <hanna@example.com>
            Subject: readings
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=cut

            --cut
            Content-Type: text/plain

            See the list.
            --cut
            Content-Type: text/csv; name="list.csv"
            Content-Disposition: attachment; filename="list.csv"

            0501234567;100
            0507654321;200
            --cut
            Content-Type: application/pdf
            Content-Disposition: attachment; filename="../../act.pdf"

            %PDF-1.4
            --cut--
            """;

    @TempDir
    private Path folder;

    private Database database;
    private CasePaperFiles papers;

    @BeforeEach
    void open() throws Exception {
        database = Database.open("jdbc:sqlite:" + folder.resolve("meterline.db"), Duration.ofSeconds(2));
        papers = new CasePaperFiles(
                new DatabaseAccess(database),
                new KeptFiles(folder.resolve("inbox"), ZoneOffset.UTC),
                ListReader.ofPast(Clock.systemUTC(), ZoneOffset.UTC));
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    private Path put(String path, String content) throws Exception {
        Path file = folder.resolve("inbox").resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    /** A message that was imported on 3 November. */
    private void imported(String channel, String recipient, String account, String... keys) throws Exception {
        new DatabaseAccess(database)
                .write(connection -> WriteTransaction.run(connection, () -> {
                    try (var statement = connection.createStatement()) {
                        statement.executeUpdate(
                                "INSERT INTO message (id, channel, sender, recipient, received_at, text,"
                                        + " fingerprint, outcome) VALUES (1, '" + channel + "', '', '" + recipient
                                        + "', '2026-11-03T10:00:00.000Z', 'broken.eml', zeroblob(16), 'held')");
                        statement.executeUpdate("INSERT INTO held_reading (message_id, account, value, period, on_time,"
                                + " received_at, rules) VALUES (1, '" + account
                                + "', 200, '2026-11', 1, '2026-11-03T10:00:00.000Z', 'use-too-high')");
                        for (String key : keys) {
                            statement.executeUpdate("INSERT INTO imported (key, message_id, imported_at) VALUES ('"
                                    + key + "', 1, '2026-11-03T23:59:00.000Z')");
                        }
                    }
                    return null;
                }));
    }

    private static String hash(String content) {
        return "sha256:" + Sha256.hex(content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void showsTheRowOfAListAmongItsNeighbours() throws Exception {
        put("done/2026-11-04/osbb.csv", "another list of this name");
        put("done/2026-11-04/osbb-2.csv", LIST);
        imported("file", "osbb.csv", "0507654321", hash(LIST) + "#3");

        Papers found = papers.of(1).orElseThrow();
        assertThat(found.file()).isEqualTo("osbb-2.csv");
        assertThat(found.rows())
                .filteredOn(ListedRow::concerned)
                .singleElement()
                .satisfies(row -> assertThat(row.cells()).contains("0507654321", "200", "flat 5"));
        assertThat(found.rows()).hasSize(3);
        assertThat(papers.original(1, 1)).isEmpty();
        assertThat(papers.original(1, 0))
                .hasValueSatisfying(original -> assertThat(original.octets())
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo(LIST));
    }

    @Test
    void showsALetterOfAMailboxWithItsListAndOffersTheRestForSaving() throws Exception {
        put("done/2026-11-03/imap-0123456789ab-7-42.eml", MAIL);
        imported("email", "contact@zk.104.ua", "0507654321", hash(MAIL) + "#0", "imap-0123456789ab-7-42#0");

        Papers found = papers.of(1).orElseThrow();
        assertThat(found.text()).isEqualTo("See the list.");
        assertThat(found.attached()).extracting(AttachedFile::kind).containsExactly(Kind.LIST, Kind.OTHER);
        assertThat(found.attached()).extracting(AttachedFile::name).containsExactly("list.csv", "act.pdf");
        assertThat(found.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.cells()).contains("0507654321"));
        assertThat(papers.picture(1, 2)).isEmpty();
        assertThat(papers.original(1, 2))
                .hasValueSatisfying(file -> assertThat(file.octets())
                        .asString(StandardCharsets.US_ASCII)
                        .startsWith("%PDF-1.4"));
        assertThat(papers.original(1, 3)).isEmpty();
    }

    @Test
    void findsAMailThatAPersonPutIntoTheFolderByItsContent() throws Exception {
        put("done/2026-11-03/other.eml", "Subject: other\n\nx");
        put("done/2026-11-05/somebody's mail.eml", MAIL);
        imported("email", "contact@zk.104.ua", "0507654321", hash(MAIL) + "#0");

        assertThat(papers.of(1)).isPresent();
    }

    @Test
    void saysInAWordWhyAFileCannotBeShown() throws Exception {
        String list = "a list without any number";
        put("done/2026-11-03/osbb.csv", list);
        imported("file", "osbb.csv", "0507654321", hash(list) + "#3");

        assertThat(papers.of(1).orElseThrow().problem()).isEqualTo("not-a-list");
    }

    @Test
    void showsNoFileThatWasChangedMovedAwayOrIsALink() throws Exception {
        imported("file", "osbb.csv", "0507654321", hash(LIST) + "#3");
        assertThat(papers.of(1)).as("no folder").isEmpty();
        put("done/2026-11-03/osbb.csv", LIST + "0503333333;400;;\n");
        assertThat(papers.of(1)).as("changed").isEmpty();
        Path elsewhere = put("elsewhere.csv", LIST);
        Files.delete(folder.resolve("inbox/done/2026-11-03/osbb.csv"));
        Files.createSymbolicLink(folder.resolve("inbox/done/2026-11-03/osbb.csv"), elsewhere);
        assertThat(papers.of(1)).as("a link").isEmpty();
    }

    @Test
    void anSmsHasNoPapers() throws Exception {
        imported("sms", "7104", "0507654321");
        assertThat(papers.of(1)).isEmpty();
        assertThat(papers.of(99)).isEmpty();
    }
}
