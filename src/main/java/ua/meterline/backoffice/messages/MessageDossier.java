package ua.meterline.backoffice.messages;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ua.meterline.backoffice.AskedAccounts;
import ua.meterline.backoffice.AskedQuestion;

/**
 * The whole story of one message, as far as it is stored. Texts and numbers are in full; the page masks them.
 *
 * @param raw octets as received where the text does not hold them all; null otherwise, and after the purge
 * @param fingerprint in hexadecimal digits; empty after the purge
 * @param isEmptied whether text and sender were purged or erased
 * @param numbers what each number of the text was taken for
 * @param numbersAreStored false when they are explained by the program of today
 * @param segments of a concatenated SMS, as long as they are kept
 * @param entry who entered it by phone; null for none
 * @param held the reading that a rule held, or that was withdrawn; null for none
 * @param reply null for none
 * @param question that the reply asked, or that this message answered; null for none
 * @param accountQuestion likewise, which account was meant
 */
public record MessageDossier(
        long id,
        String channel,
        String sender,
        String recipient,
        Instant receivedAt,
        String text,
        byte[] raw,
        String fingerprint,
        boolean isEmptied,
        String outcome,
        List<String> reasons,
        List<Number> numbers,
        boolean numbersAreStored,
        List<SegmentOf> segments,
        List<Sibling> siblings,
        Entry entry,
        Stated held,
        List<Reading> readings,
        List<Review> reviews,
        Reply reply,
        List<Resend> resends,
        List<Receipt> receipts,
        List<Batch> batches,
        AskedQuestion question,
        AskedAccounts accountQuestion) {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{10}");

    /** The accounts that the message is about: of its readings, of the review, or named as such in the text. */
    public List<String> accounts() {
        SortedSet<String> accounts = new TreeSet<>();
        readings.forEach(reading -> accounts.add(reading.account()));
        Stream.concat(
                        Stream.of(held == null ? null : held.account()),
                        reviews.stream().map(Review::account))
                .filter(Objects::nonNull)
                .forEach(accounts::add);
        numbers.stream()
                .filter(number -> number.meaning().equals("account")
                        && ACCOUNT.matcher(number.written()).matches())
                .forEach(number -> accounts.add(number.written()));
        return List.copyOf(accounts);
    }

    /** @param meaning such as {@code account}, {@code previous or reading}, or {@code unexplained} */
    public record Number(String written, String meaning) {}

    /** One segment, as the SMSC delivered it. */
    public record SegmentOf(
            int number,
            int total,
            int reference,
            int esmClass,
            int dataCoding,
            byte[] octets,
            Instant receivedAt,
            String link) {}

    /** Another reading of the same SMS. */
    public record Sibling(long id, String outcome) {}

    public record Entry(String by, Instant at, String why) {}

    /**
     * A reading that does not count by itself.
     *
     * @param account null, like value, where the message does not state it clearly
     * @param rules that held it; {@code withdrawn} alone for one that was accepted before
     */
    public record Stated(String account, int meter, Integer value, String period, boolean onTime, List<String> rules) {}

    /**
     * A reading that this message brought or stated again.
     *
     * @param counting the value that counts for the account, period and meter now
     * @param countingMessage the message that it came with last
     */
    public record Reading(
            String account,
            int meter,
            int value,
            String period,
            boolean onTime,
            boolean reviewed,
            long firstMessage,
            int counting,
            long countingMessage) {
        public boolean counts() {
            return value == counting;
        }
    }

    /** @param account of the reading as accepted; null, like the others, when rejected */
    public record Review(
            long id,
            String decision,
            String by,
            Instant at,
            String why,
            String account,
            Integer meter,
            Integer value,
            String period,
            boolean isSuperseded) {}

    /**
     * @param text empty after the purge
     * @param reason of the last failure, such as {@code 0x0B} or {@code smtp-550}, or why it was suppressed
     * @param nextAttemptAt null unless it is pending
     */
    public record Reply(
            String channel,
            String recipient,
            String text,
            String subject,
            String state,
            String reason,
            int attempts,
            int unanswered,
            Instant nextAttemptAt,
            String smscMessageId,
            Instant changedAt,
            String link) {
        /** Whether {@link ReplyResend} would send it again. */
        public boolean canBeResent() {
            return state.equals("failed") && !recipient.isEmpty();
        }
    }

    /**
     * A reply that failed and was sent again on demand.
     *
     * @param reason why it had failed
     * @param attempts that it had taken until then
     */
    public record Resend(String by, Instant at, String reason, int attempts) {}

    public record Receipt(Instant at, String smscMessageId, String state, String error, String defect) {}

    /** @param value null where the batch withdraws the reading */
    public record Batch(
            long id,
            Instant at,
            String file,
            boolean isComplete,
            String account,
            String period,
            int meter,
            Integer value) {}
}
