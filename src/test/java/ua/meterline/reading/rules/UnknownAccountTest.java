package ua.meterline.reading.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ua.meterline.reading.Registration;
import ua.meterline.reading.RejectionReason;
import ua.meterline.reading.Remark;
import ua.meterline.reading.RuleVerdict;
import ua.meterline.reading.StatedReading;

class UnknownAccountTest {
    private final UnknownAccount refusing = new UnknownAccount(true);
    private final UnknownAccount accepting = new UnknownAccount(false);

    @Test
    void passesAccountsOfTheRegistry() {
        assertThat(refusing.judge(stated(StatedReadings.registered(null, null))))
                .isEqualTo(RuleVerdict.PASSED);
    }

    @Test
    void passesEverythingWithoutARegistry() {
        assertThat(refusing.judge(stated(StatedReadings.NO_REGISTRY))).isEqualTo(RuleVerdict.PASSED);
    }

    @Test
    void rejectsAccountsMissingFromTheRegistry() {
        assertThat(refusing.judge(stated(new Registration.Unknown())))
                .isEqualTo(new RuleVerdict.Refused(RejectionReason.UNKNOWN_ACCOUNT));
    }

    @Test
    void recognisesAnUnknownAccountThatIsTheSendersOwnNumber() {
        StatedReading stated = stated(new Registration.Unknown());
        StatedReading own = new StatedReading("380501234567", stated.reading(), stated.history());

        assertThat(refusing.judge(own)).isEqualTo(new RuleVerdict.Refused(RejectionReason.OWN_NUMBER));
    }

    @Test
    void addsOnlyARemarkIfUnknownAccountsAreAccepted() {
        assertThat(accepting.judge(stated(new Registration.Unknown())))
                .isEqualTo(new RuleVerdict.Remarked(Remark.UNKNOWN_ACCOUNT));
        assertThat(accepting.judge(stated(StatedReadings.registered(5, 20)))).isEqualTo(RuleVerdict.PASSED);
    }

    private static StatedReading stated(Registration registration) {
        return StatedReadings.stated("2026-11", 120, true, "", registration);
    }
}
