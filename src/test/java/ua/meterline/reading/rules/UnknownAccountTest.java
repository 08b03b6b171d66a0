package ua.meterline.reading.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ua.meterline.reading.Claim;
import ua.meterline.reading.Registration;
import ua.meterline.reading.RejectionReason;
import ua.meterline.reading.Remark;
import ua.meterline.reading.Verdict;

class UnknownAccountTest {
    private final UnknownAccount refusing = new UnknownAccount(true);
    private final UnknownAccount accepting = new UnknownAccount(false);

    @Test
    void passesWhatTheRegistryKnows() {
        assertThat(refusing.judge(claim(Claims.registered(null, null)))).isEqualTo(Verdict.PASSED);
    }

    @Test
    void passesEverythingWithoutARegistry() {
        assertThat(refusing.judge(claim(Claims.NO_REGISTRY))).isEqualTo(Verdict.PASSED);
    }

    @Test
    void refusesWhatTheRegistryDoesNotKnow() {
        assertThat(refusing.judge(claim(new Registration.Unknown())))
                .isEqualTo(new Verdict.Refused(RejectionReason.UNKNOWN_ACCOUNT));
    }

    @Test
    void saysThatTheUnknownAccountIsTheSendersOwnNumber() {
        Claim claim = claim(new Registration.Unknown());
        Claim own = new Claim("380501234567", claim.reading(), claim.history());

        assertThat(refusing.judge(own)).isEqualTo(new Verdict.Refused(RejectionReason.OWN_NUMBER));
    }

    @Test
    void remarksOnlyWhenToldToAccept() {
        assertThat(accepting.judge(claim(new Registration.Unknown())))
                .isEqualTo(new Verdict.Remarked(Remark.UNKNOWN_ACCOUNT));
        assertThat(accepting.judge(claim(Claims.registered(5, 20)))).isEqualTo(Verdict.PASSED);
    }

    private static Claim claim(Registration registration) {
        return Claims.claim("2026-11", 120, true, "", registration);
    }
}
