package ua.meterline.backoffice.submission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import ua.meterline.backoffice.AcceptablePeriods;
import ua.meterline.backoffice.PhoneEntries;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.ApiToken;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditEntry;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.staff.AuditObject;
import ua.meterline.backoffice.submission.SubmissionRefusedException.Problem;
import ua.meterline.common.Sha256;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Decision;
import ua.meterline.reading.Fingerprint;
import ua.meterline.reading.Imported;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.ReadingOutcome;
import ua.meterline.reading.Suppression;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreFailure;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.store.StoredHistory;
import ua.meterline.store.UtcTime;

/**
 * Readings that other programs submit, as messages of the channel web. They are judged by the gateway's own routes. A
 * submission with a key that the program has used before stores nothing and gets the first answer, also after a
 * restart. Thread-safe if its stage is.
 */
public final class Submissions {
    private static final Sql INSERT = Sql.named("insert-api-submission");

    private final PhoneEntries.Stage stage;
    private final BillingCalendar calendar;
    private final InstantSource clock;

    /** @param stage in the running gateway */
    public Submissions(PhoneEntries.Stage stage, BillingCalendar calendar, InstantSource clock) {
        this.stage = stage;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Who submits.
     *
     * @param key unique among the submissions of the program
     */
    public record Submitter(ApiToken program, String key, Actor actor) {}

    /**
     * One transaction: the message with its outcome, the key and the line in the audit log.
     *
     * @throws SubmissionRefusedException when nothing is stored
     */
    public SubmittedReading submit(Submission submission, Submitter submitter)
            throws SubmissionRefusedException, StoreUnavailableException {
        try {
            return stage.inTransaction(connection -> {
                Optional<SubmittedReading> first = first(connection, submission, submitter);
                return first.isPresent() ? first.get() : store(connection, submission, submitter);
            });
        } catch (SubmissionRefusedException | StoreUnavailableException e) {
            throw e;
        } catch (Exception e) {
            if (StoreFailure.isOfTheStore(e)) {
                throw new StoreUnavailableException("database: " + StoreFailure.message(e), e);
            }
            throw new IllegalStateException("submitting a reading", e);
        }
    }

    private static Optional<SubmittedReading> first(Connection connection, Submission submission, Submitter submitter)
            throws SQLException, SubmissionRefusedException {
        try (PreparedStatement query = Sql.prepare(
                        connection, "select-api-submission", "token_id", submitter.program.id(), "key", submitter.key);
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            if (!MessageDigest.isEqual(row.getBytes("request"), submission.digest())) {
                throw new SubmissionRefusedException(
                        Problem.KEY_REUSED, "another reading was submitted with this key; use a new key for each one");
            }
            return Optional.of(answer(
                    row.getLong("message_id"),
                    row.getString("outcome"),
                    row.getString("reason"),
                    row.getString("period"),
                    row.getInt("meter"),
                    true));
        }
    }

    private SubmittedReading store(Connection connection, Submission submission, Submitter submitter) throws Exception {
        Instant now = clock.instant();
        requirePossible(connection, submission, now);
        Decision decision = stage.store(message(submission, submitter, now));
        MeterReading reading = reading(submission, decision.outcome());
        INSERT.update(
                connection,
                Rows.row(
                        "token_id",
                        submitter.program.id(),
                        "key",
                        submitter.key,
                        "request",
                        submission.digest(),
                        "message_id",
                        decision.id(),
                        "period",
                        reading.period().toString(),
                        "meter",
                        reading.meter(),
                        "submitted_at",
                        UtcTime.format(now)));
        audit(connection, submission, decision, submitter, now);
        return answer(
                decision.id(),
                decision.outcome().label(),
                decision.outcome().why(),
                reading.period().toString(),
                reading.meter(),
                false);
    }

    private void requirePossible(Connection connection, Submission submission, Instant now)
            throws SQLException, SubmissionRefusedException {
        LocalDate today = LocalDate.ofInstant(now, calendar.zone());
        LocalDate day = submission.readOn() == null ? today : submission.readOn();
        if (day.isAfter(today)) {
            throw new SubmissionRefusedException(
                    Problem.IMPOSSIBLE_DATE, "%s is in the future; today is %s".formatted(day, today));
        }
        BillingPeriod period = calendar.periodOf(
                day.atTime(LocalTime.NOON).atZone(calendar.zone()).toInstant());
        try {
            AcceptablePeriods.at(now, calendar).require(period);
        } catch (RefusedException e) {
            throw new SubmissionRefusedException(Problem.IMPOSSIBLE_DATE, e.getMessage());
        }
        int meter = StoredHistory.of(connection, submission.account(), period).meterIn(period);
        if (submission.meter() != null && submission.meter() != meter) {
            throw new SubmissionRefusedException(
                    Problem.OTHER_METER, "in %s, meter %d of the account is read".formatted(period, meter));
        }
    }

    private static CustomerMessage message(Submission submission, Submitter submitter, Instant now) {
        String unique = "api " + submitter.program.id() + " " + submitter.key;
        return new CustomerMessage(
                Channel.WEB,
                "",
                "",
                now,
                submission.account().digits() + " " + submission.value().value(),
                Fingerprint.of(Sha256.digest(unique.getBytes(StandardCharsets.UTF_8))),
                Suppression.NO_ADDRESS,
                new Imported(
                        List.of(),
                        new Imported.Content.Reading(submission.account(), submission.value(), submission.readOn())));
    }

    private static MeterReading reading(Submission submission, ReadingOutcome outcome)
            throws SubmissionRefusedException {
        if (outcome instanceof ReadingOutcome.OfReading of) {
            return of.reading();
        }
        throw new SubmissionRefusedException(
                Problem.UNKNOWN_ACCOUNT,
                "account %s is not in the registry"
                        .formatted(submission.account().digits()));
    }

    private static void audit(
            Connection connection, Submission submission, Decision decision, Submitter submitter, Instant now)
            throws SQLException {
        AuditLog.record(
                connection,
                AuditEntry.of(now, submitter.actor, AuditAction.ENTER_READING)
                        .about(AuditObject.account(submission.account().digits()))
                        .with("message %d: %s"
                                .formatted(decision.id(), decision.outcome().label())));
    }

    private static SubmittedReading answer(
            long message, String outcome, String reasons, String period, int meter, boolean isRepeat) {
        List<String> words = reasons == null ? List.of() : Arrays.asList(reasons.split(","));
        return new SubmittedReading(message, outcome, words, period, meter, isRepeat);
    }
}
