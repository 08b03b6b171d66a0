package ua.meterline.backoffice.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ua.meterline.backoffice.HeldMessage;
import ua.meterline.backoffice.HeldMessages;
import ua.meterline.backoffice.Refusal;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.common.Printable;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/**
 * Leases on cases of the review queue: one person works on a case, and the others see who. A claim covers all messages
 * with the same reading, because one decision settles them. It ends with the decision, when it is released, or by
 * itself. For use within a write transaction, by one thread.
 */
public final class Claims {
    private static final Sql LIVE = Sql.named("select-claims");
    private static final Sql TAKE = Sql.named("upsert-claim");
    private static final Sql RELEASE = Sql.named("delete-claim");

    private final Connection connection;
    private final InstantSource clock;

    public Claims(Connection connection, InstantSource clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /**
     * Claims a case, or renews the claim.
     *
     * @return the claim that holds now: that of another person where there is one
     * @throws RefusedException when there is no such case, or it is decided
     */
    public Claim take(long messageId, String person, Duration lease) throws SQLException, RefusedException {
        HeldMessage held = new HeldMessages(connection).find(messageId);
        if (held.decided() != null) {
            throw held.decided().refusal(Refusal.DECIDED_ALREADY, messageId);
        }
        Optional<Claim> other = ofAnother(held.messages(), person);
        if (other.isPresent()) {
            return other.get();
        }
        String until = UtcTime.format(clock.instant().plus(lease));
        for (long message : held.messages()) {
            TAKE.update(connection, Map.of("message_id", message, "claimed_by", person, "claimed_until", until));
        }
        return new Claim(messageId, person, until);
    }

    /** Ends the claims of this person on these messages; those of others stay. */
    public void release(List<Long> messages, String person) throws SQLException {
        for (long message : messages) {
            RELEASE.update(connection, Map.of("message_id", message, "claimed_by", person));
        }
    }

    /** The claim that holds for one of these messages. */
    public Optional<Claim> among(List<Long> messages) throws SQLException {
        return live(messages).stream().findFirst();
    }

    /** The claim of another person that holds for one of these messages. */
    public Optional<Claim> ofAnother(List<Long> messages, String person) throws SQLException {
        return live(messages).stream()
                .filter(claim -> !claim.by().equals(person))
                .findFirst();
    }

    /**
     * Allows a decision about cases that this person claimed, and about unclaimed ones.
     *
     * @throws RefusedException naming the other person who works on the case
     */
    public void requireNotOfAnother(List<Long> messages, String person) throws SQLException, RefusedException {
        Optional<Claim> other = ofAnother(messages, person);
        if (other.isPresent()) {
            throw refusal(other.get());
        }
    }

    /** For a person who does not have the claim. */
    public static RefusedException refusal(Claim claim) {
        return new RefusedException(Refusal.CLAIMED, claim.messageId(), Printable.plain(claim.by()), claim.until());
    }

    private List<Claim> live(List<Long> messages) throws SQLException {
        Map<String, Object> row = Map.of("messages", Rows.json(messages), "now", UtcTime.format(clock.instant()));
        try (PreparedStatement query = LIVE.prepare(connection, row);
                ResultSet result = query.executeQuery()) {
            List<Claim> claims = new ArrayList<>();
            while (result.next()) {
                claims.add(new Claim(
                        result.getLong("message_id"),
                        result.getString("claimed_by"),
                        result.getString("claimed_until")));
            }
            return claims;
        }
    }
}
