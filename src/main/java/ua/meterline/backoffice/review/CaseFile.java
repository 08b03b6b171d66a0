package ua.meterline.backoffice.review;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import ua.meterline.backoffice.AskedQuestion;
import ua.meterline.backoffice.CaseDetails;
import ua.meterline.backoffice.EffectiveReading;
import ua.meterline.backoffice.EffectiveReadings;
import ua.meterline.backoffice.HeldMessage;
import ua.meterline.backoffice.HeldMessages;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.reading.rules.RuleSettings;

/**
 * All that a person sees of a case.
 *
 * @param details the message, the customer, the history and the expected values
 * @param counting the effective reading of the period of the message, or null
 * @param later the effective reading of the next period that has one, or null
 * @param decisions all of them, in order; the last one holds
 * @param deferrals all of them, in order; the last one counts
 * @param claim who works on it, or null
 * @param others open cases of the same account
 * @param question that the customer was asked, or null
 * @param now for what expires
 */
public record CaseFile(
        CaseDetails details,
        EffectiveReading counting,
        EffectiveReading later,
        List<PastDecision> decisions,
        List<Deferral> deferrals,
        Claim claim,
        List<OtherCase> others,
        AskedQuestion question,
        Instant now) {
    private static final int PERIODS = 24;

    /** @throws RefusedException when there is no such message, or it was not held */
    public static CaseFile of(Connection connection, long messageId, RuleSettings rules, InstantSource clock)
            throws SQLException, RefusedException {
        HeldMessage held = new HeldMessages(connection).find(messageId);
        EffectiveReadings readings = EffectiveReadings.of(
                connection, held.statement().account(), held.statement().meter());
        return new CaseFile(
                CaseDetails.of(connection, held, rules, PERIODS),
                readings.in(held.statement().period()).orElse(null),
                readings.after(held.statement().period()).orElse(null),
                PastDecision.about(connection, messageId),
                Deferral.of(connection, messageId),
                new Claims(connection, clock).among(held.messages()).orElse(null),
                OtherCase.beside(connection, held),
                AskedQuestion.among(connection, held.messages()).orElse(null),
                clock.instant());
    }

    public boolean isDecided() {
        return details.message().decided() != null;
    }
}
