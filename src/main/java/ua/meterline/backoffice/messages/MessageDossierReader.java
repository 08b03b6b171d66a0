package ua.meterline.backoffice.messages;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ua.meterline.backoffice.AccountMention;
import ua.meterline.backoffice.AskedAccounts;
import ua.meterline.backoffice.AskedQuestion;
import ua.meterline.reading.ExplainedNumber;
import ua.meterline.reading.ReadingFormat;
import ua.meterline.reading.text.NumberReader;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.store.UtcTime;

/** Reads the story of one message. All of it is looked up by the message and the accounts in it. Thread-safe. */
public final class MessageDossierReader {
    private static final int MOST_ACCOUNTS = 50;
    private static final int NATIONAL_DIGITS = 9;

    private final DatabaseAccess database;
    private final ReadingFormat format;

    /** @param format explains a text in the announced format, of which no explanation is stored */
    public MessageDossierReader(DatabaseAccess database, ReadingFormat format) {
        this.database = database;
        this.format = format;
    }

    /** Empty when there is no such message. */
    public Optional<MessageDossier> of(long message) throws StoreUnavailableException {
        return database.read(connection -> read(connection, message));
    }

    @FunctionalInterface
    private interface RowReader<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> List<T> all(Connection connection, String statement, RowReader<T> reader, Object... parameters)
            throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement query = Sql.prepare(connection, statement, parameters);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found.add(reader.of(row));
            }
        }
        return found;
    }

    private Optional<MessageDossier> read(Connection connection, long id) throws SQLException {
        try (PreparedStatement query = Sql.prepare(connection, "select-message", "message_id", id);
                ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(read(connection, id, row)) : Optional.empty();
        }
    }

    private MessageDossier read(Connection connection, long id, ResultSet row) throws SQLException {
        String text = row.getString("text");
        String stored = row.getString("numbers");
        List<MessageDossier.Review> reviews =
                all(connection, "select-message-reviews", MessageDossierReader::review, "message_id", id);
        String accounts = Rows.json(List.copyOf(accounts(row, reviews)));
        return new MessageDossier(
                id,
                row.getString("channel"),
                row.getString("sender"),
                row.getString("recipient"),
                UtcTime.parse(row.getString("received_at")),
                text,
                row.getBytes("raw"),
                HexFormat.of().formatHex(row.getBytes("fingerprint")),
                text.isEmpty() && row.getString("sender").isEmpty() && row.getBytes("fingerprint").length == 0,
                row.getString("outcome"),
                FoundMessage.words(row.getString("reason")),
                stored == null ? explained(text) : numbers(stored),
                stored != null,
                segments(connection, row),
                all(connection, "select-message-siblings", MessageDossierReader::sibling, "message_id", id),
                entry(row),
                held(row),
                all(
                        connection,
                        "select-message-readings",
                        MessageDossierReader::reading,
                        "message_id",
                        id,
                        "accounts",
                        accounts),
                reviews,
                all(connection, "select-message-reply", MessageDossierReader::reply, "message_id", id).stream()
                        .findFirst()
                        .orElse(null),
                all(connection, "select-message-resends", MessageDossierReader::resend, "message_id", id),
                all(connection, "select-message-receipts", MessageDossierReader::receipt, "message_id", id),
                all(
                        connection,
                        "select-message-batches",
                        MessageDossierReader::batch,
                        "message_id",
                        id,
                        "accounts",
                        accounts),
                AskedQuestion.among(connection, List.of(id)).orElse(null),
                all(connection, "select-message-account-question", AskedAccounts::of, "message_id", id).stream()
                        .findFirst()
                        .orElse(null));
    }

    /** Those that the message may be about. */
    private static Set<String> accounts(ResultSet row, List<MessageDossier.Review> reviews) throws SQLException {
        Set<String> accounts = new TreeSet<>(AccountMention.allIn(row.getString("text"), MOST_ACCOUNTS));
        if (row.getString("numbers") != null) {
            accounts.addAll(AccountMention.allIn(row.getString("numbers"), MOST_ACCOUNTS));
        }
        accounts.add(row.getString("held_account") == null ? "" : row.getString("held_account"));
        reviews.stream().filter(review -> review.account() != null).forEach(review -> accounts.add(review.account()));
        accounts.remove("");
        return accounts;
    }

    /** As {@link ExplainedNumber#stored} wrote them. */
    private static List<MessageDossier.Number> numbers(String stored) {
        List<MessageDossier.Number> numbers = new ArrayList<>();
        for (String number : stored.split(", ")) {
            int end = number.replaceAll(" or [a-z-]+", "").lastIndexOf(' ');
            numbers.add(
                    end < 0
                            ? new MessageDossier.Number(number, "")
                            : new MessageDossier.Number(number.substring(0, end), number.substring(end + 1)));
        }
        return numbers;
    }

    private List<MessageDossier.Number> explained(String text) {
        try {
            ReadingFormat.Reading read = format.read(text);
            return List.of(
                    new MessageDossier.Number(read.account().digits(), "account"),
                    new MessageDossier.Number(Integer.toString(read.value().value()), "reading"));
        } catch (IllegalArgumentException e) {
            List<ExplainedNumber> numbers = NumberReader.readStrictly(text).numbers();
            return numbers.isEmpty() ? List.of() : numbers(ExplainedNumber.stored(numbers));
        }
    }

    private static List<MessageDossier.SegmentOf> segments(Connection connection, ResultSet row) throws SQLException {
        String sender = row.getString("sender");
        String digits = sender.replaceAll("[^0-9]", "");
        List<String> notations = digits.length() < NATIONAL_DIGITS
                ? List.of(sender)
                : List.of(sender, digits, "0" + digits.substring(digits.length() - NATIONAL_DIGITS));
        return sender.isEmpty() || !row.getString("channel").equals("sms")
                ? List.of()
                : all(
                        connection,
                        "select-message-segments",
                        MessageDossierReader::segment,
                        "senders",
                        Rows.json(notations),
                        "recipient",
                        row.getString("recipient"),
                        "received_at",
                        row.getString("received_at"));
    }

    private static MessageDossier.SegmentOf segment(ResultSet row) throws SQLException {
        return new MessageDossier.SegmentOf(
                row.getInt("number"),
                row.getInt("total"),
                row.getInt("reference"),
                row.getInt("esm_class"),
                row.getInt("data_coding"),
                row.getBytes("octets"),
                instant(row, "received_at"),
                row.getString("link"));
    }

    private static MessageDossier.Sibling sibling(ResultSet row) throws SQLException {
        return new MessageDossier.Sibling(row.getLong("id"), row.getString("outcome"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        String time = row.getString(column);
        return time == null ? null : UtcTime.parse(time);
    }

    private static Integer number(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    private static MessageDossier.Entry entry(ResultSet row) throws SQLException {
        return row.getString("entered_by") == null
                ? null
                : new MessageDossier.Entry(
                        row.getString("entered_by"), instant(row, "entered_at"), row.getString("why"));
    }

    private static MessageDossier.Stated held(ResultSet row) throws SQLException {
        return row.getString("held_rules") == null
                ? null
                : new MessageDossier.Stated(
                        row.getString("held_account"),
                        row.getInt("held_meter"),
                        number(row, "held_value"),
                        row.getString("held_period"),
                        row.getBoolean("held_on_time"),
                        FoundMessage.words(row.getString("held_rules")));
    }

    private static MessageDossier.Reading reading(ResultSet row) throws SQLException {
        return new MessageDossier.Reading(
                row.getString("account"),
                row.getInt("meter"),
                row.getInt("value"),
                row.getString("period"),
                row.getBoolean("on_time"),
                row.getLong("reviewed") != 0,
                row.getLong("message_id"),
                row.getInt("counting_value"),
                row.getLong("counting_message"));
    }

    private static MessageDossier.Review review(ResultSet row) throws SQLException {
        return new MessageDossier.Review(
                row.getLong("id"),
                row.getString("decision"),
                row.getString("decided_by"),
                instant(row, "decided_at"),
                row.getString("why"),
                row.getString("account"),
                number(row, "meter"),
                number(row, "value"),
                row.getString("period"),
                row.getBoolean("is_superseded"));
    }

    private static MessageDossier.Reply reply(ResultSet row) throws SQLException {
        return new MessageDossier.Reply(
                row.getString("channel"),
                row.getString("recipient"),
                row.getString("text"),
                row.getString("subject"),
                row.getString("state"),
                row.getString("reason"),
                row.getInt("attempts"),
                row.getInt("unanswered"),
                instant(row, "next_attempt_at"),
                row.getString("smsc_message_id"),
                instant(row, "changed_at"),
                row.getString("link"));
    }

    private static MessageDossier.Resend resend(ResultSet row) throws SQLException {
        return new MessageDossier.Resend(
                row.getString("requested_by"),
                instant(row, "requested_at"),
                row.getString("reason"),
                row.getInt("attempts"));
    }

    private static MessageDossier.Receipt receipt(ResultSet row) throws SQLException {
        return new MessageDossier.Receipt(
                instant(row, "received_at"),
                row.getString("smsc_message_id"),
                row.getString("state"),
                row.getString("error"),
                row.getString("defect"));
    }

    private static MessageDossier.Batch batch(ResultSet row) throws SQLException {
        return new MessageDossier.Batch(
                row.getLong("id"),
                instant(row, "created_at"),
                row.getString("file"),
                row.getBoolean("is_complete"),
                row.getString("account"),
                row.getString("period"),
                row.getInt("meter"),
                number(row, "value"));
    }
}
