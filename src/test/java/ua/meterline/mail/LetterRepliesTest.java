package ua.meterline.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.common.MailAddress;
import ua.meterline.inbox.InboxFile;
import ua.meterline.inbox.ListReader;
import ua.meterline.mail.reply.LetterReply;
import ua.meterline.mail.reply.LocalAnswerBudget;
import ua.meterline.mail.reply.ReplyComposer;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.ReplyTexts;
import ua.meterline.reading.Suppression;
import ua.meterline.reading.language.MultilingualText;

class LetterRepliesTest {
    private static final String OURS = "contact@zk.104.ua";
    private static final int MANY = 200;

    private final LetterReader reader = new LetterReader(
            new MailParser(new MailAddress(OURS)), new ListReader(() -> Instant.EPOCH, ZoneId.of("Europe/Kiev")), OURS);
    private final LetterReplies replies = replies(0, true);

    private Instant now = Instant.EPOCH;

    @TempDir
    private Path inbox;

    @Test
    void belongsToTheMessageOfTheLastPart() throws Exception {
        Letter letter = letterWith(2);

        LetterReply reply = replies.compose(letter, stored(letter, "accepted", "accepted"));

        assertThat(letter.messages())
                .extracting(CustomerMessage::unanswerable)
                .containsExactly(Suppression.ANSWERED_TOGETHER, null);
        assertThat(reply.messageId()).isEqualTo(2);
        assertThat(reply.recipient()).isEqualTo("a@b.ua");
        assertThat(reply.suppression()).isNull();
    }

    @Test
    void isTheSameWhenTheLetterIsImportedAgain() throws Exception {
        Letter letter = letterWith(3);
        List<Map<String, Object>> stored = stored(letter, "accepted", "held", "rejected");

        assertThat(replies.compose(letterWith(3), stored)).isEqualTo(replies.compose(letter, stored));
    }

    @Test
    void statesTheOutcomeOfEachPartInOrder() throws Exception {
        Letter letter = letterWith(4);

        assertThat(text(letter, "accepted", "held", "duplicate", "rejected"))
                .containsSubsequence(
                        "0000: reading 0\n",
                        "0001: reading 1 – one of us will check it\n",
                        "0002: reading 2\n",
                        "0003: reading 3 – not accepted\n");
    }

    @Test
    void listsReadingsThatWereNotAcceptedFirstWhenNotAllFit() throws Exception {
        String[] outcomes = IntStream.range(0, MANY)
                .mapToObj(i -> i == MANY - 2 ? "held" : i == MANY - 1 ? "rejected" : "accepted")
                .toArray(String[]::new);

        assertThat(text(letterWith(MANY), outcomes))
                .contains("0198: reading 198 – one of us will check it", "0199: reading 199 – not accepted")
                .contains("0047: reading 47\n", "and 150 more")
                .doesNotContain("0048: ");
    }

    @Test
    void isSuppressedForAutomaticMailsAndWithoutAMailServer() throws Exception {
        Letter automatic = letter("From: a@b.ua\nAuto-Submitted: auto-generated\n\naccount 0501234567 reading 5\n");
        Letter letter = letterWith(1);

        assertThat(replies.compose(automatic, stored(automatic, "accepted")).suppression())
                .isEqualTo("automatic");
        assertThat(replies(0, false).compose(letter, stored(letter, "accepted")))
                .isEqualTo(LetterReply.suppressed(1, "a@b.ua", "no-mail-server"));
    }

    /** A program answers each of our answers, perhaps from another address each time. */
    @Test
    void isSuppressedForAnAnswerToOursThatSaysNothing() throws Exception {
        String answer = "From: a@b.ua\nIn-Reply-To: <reply-7.0123456789abcdef@zk.104.ua>\n\n";
        Letter nothing = letter(answer + "We are sorry, but this mailbox is not read.\n");
        Letter reading = letter(answer + "account 0501234567 reading 5\n");

        assertThat(replies.compose(nothing, stored(nothing, "rejected")).suppression())
                .isEqualTo("answered-before");
        assertThat(replies.compose(reading, stored(reading, "accepted")).suppression())
                .isNull();
    }

    @Test
    void isSuppressedBeyondTheBudgetOfAnHourUnlessAReadingIsAccepted() throws Exception {
        LetterReplies limited = replies(2, true);
        Letter letter = letterWith(1);
        for (String suppression : new String[] {null, null, "hourly-budget"}) {
            assertThat(limited.compose(letter, stored(letter, "held")).suppression())
                    .isEqualTo(suppression);
        }
        assertThat(limited.compose(letter, stored(letter, "accepted")).suppression())
                .isNull();

        now = now.plus(Duration.ofMinutes(61));

        assertThat(limited.compose(letter, stored(letter, "rejected")).suppression())
                .isNull();
    }

    private LetterReplies replies(int perHour, boolean sending) {
        ReplyComposer composer = new ReplyComposer(new ReplyTexts("accepted", "rejected"));
        return new LetterReplies(() -> composer, new LocalAnswerBudget(() -> perHour, () -> now), sending);
    }

    @Test
    void saysThatTheRegistryDoesNotKnowTheAccount() throws Exception {
        ReplyComposer composer = new ReplyComposer(
                new ReplyTexts("accepted", "rejected").withHint("unknown-account", MultilingualText.of("unknown")));
        LetterReplies telling = new LetterReplies(() -> composer, new LocalAnswerBudget(() -> 9, () -> now), true);
        Letter letter = letter("From: a@b.ua\n\n0501234567 5\n");
        List<Map<String, Object>> stored = new ArrayList<>();
        stored(letter, "rejected").forEach(row -> {
            Map<String, Object> unknown = new HashMap<>(row);
            unknown.put("reason", "unknown-account");
            stored.add(unknown);
        });

        assertThat(telling.compose(letter, stored).reply().text()).startsWith("unknown\n");
        assertThat(replies(9, true).compose(letter, stored).reply().text()).startsWith("rejected\n");
    }

    /** The mail server delivered other octets this time, so that only the mailbox key matches. */
    @Test
    void findsAPartByAnyOfItsKeys() throws Exception {
        Path file = inbox.resolve("imap-0123456789ab-1-2.eml");
        Letter letter = read(file, "From: a@b.ua\n\naccount 0501234567 reading 5\n");

        LetterReply reply = replies.compose(
                letter, List.of(Map.of("key", "imap-0123456789ab-1-2#0", "message_id", 7L, "outcome", "accepted")));

        assertThat(replies.keys(letter)).hasSize(2);
        assertThat(reply.messageId()).isEqualTo(7);
    }

    @Test
    void failsWhenAPartIsNotStored() throws Exception {
        Letter letter = letterWith(2);

        assertThatThrownBy(() -> replies.compose(letter, stored(letter, "accepted")))
                .isInstanceOf(IllegalStateException.class);
    }

    private String text(Letter letter, String... outcomes) throws Exception {
        return replies.compose(letter, stored(letter, outcomes)).reply().text();
    }

    /** The rows of select-imported.sql for the first parts of a letter. */
    private static List<Map<String, Object>> stored(Letter letter, String... outcomes) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            for (String key : letter.messages().get(i).imported().keys()) {
                rows.add(Map.of("key", key, "message_id", i + 1L, "outcome", outcomes[i]));
            }
        }
        return rows;
    }

    private Letter letterWith(int readings) throws Exception {
        Letter letter = letter(IntStream.range(0, readings)
                .mapToObj(i -> "account 050000%04d reading %d".formatted(i, i))
                .collect(Collectors.joining("\n", "From: a@b.ua\n\n", "\n")));
        assertThat(letter.parts()).hasSize(readings);
        return letter;
    }

    private Letter letter(String mail) throws Exception {
        return read(inbox.resolve("a.eml"), mail);
    }

    private Letter read(Path file, String mail) throws Exception {
        return reader.read(new InboxFile(Files.writeString(file, mail), Instant.EPOCH));
    }
}
