package ua.meterline.sms.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.sms.link.SimulatedPeer.Traffic;

class AdaptiveRateTest {
    private static final long SECOND = 1_000_000_000;

    private final AdaptiveRate rate = new AdaptiveRate(0);
    private final SimulatedPeer peer = new SimulatedPeer(rate);

    @ParameterizedTest(name = "{0} a second, answered after {1} ms")
    @CsvSource({
        "20,   1",
        "20,   50",
        "50,   1",
        "50,   20",
        "50,   200",
        "200,  1",
        "200,  20",
        "200,  100",
        "1000, 1",
        "1000, 20"
    })
    void reachesNineTenthsOfTheLimitAlmostWithoutThrottling(int limit, int roundTripMillis) {
        peer.roundTripMillis(roundTripMillis).limit(limit, limit / 10.0);
        peer.run(10);

        Traffic steady = peer.run(30);

        assertThat(steady.acceptedPerSecond()).isGreaterThan(0.9 * limit);
        assertThat(steady.shareThrottled()).isLessThan(0.05);
    }

    @ParameterizedTest(name = "{0} a second")
    @CsvSource({"50", "200", "1000"})
    void convergesWithinSecondsAfterAFirstWindow(int limit) {
        peer.roundTripMillis(5).limit(limit, limit / 10.0);

        Traffic first = peer.run(10);

        assertThat(first.acceptedPerSecond()).isGreaterThan(0.8 * limit);
        assertThat(first.throttled()).isLessThan(SimulatedPeer.WINDOW + first.departed() / 20);
    }

    @ParameterizedTest(name = "{0} a second")
    @CsvSource({"20", "50", "200", "1000"})
    void keepsToALimitWithBursts(int limit) {
        peer.roundTripMillis(10).limit(limit, limit);
        peer.run(10);

        Traffic steady = peer.run(30);

        assertThat(steady.acceptedPerSecond()).isGreaterThan(0.9 * limit);
        assertThat(steady.shareThrottled()).isLessThan(0.05);
    }

    @Test
    void hasNoLimitUntilTheFirstThrottlingResponse() {
        peer.roundTripMillis(1).limit(1_000_000, 1_000_000);

        assertThat(peer.run(1).departed()).isGreaterThan(30_000);
    }

    @Test
    void fallsToWhatWasAcceptedWithTheFirstThrottlingResponse() {
        for (int i = 0; i < 70; i++) {
            rate.accepted(true, i);
        }
        rate.throttled(rate.departed(), 100);

        assertThat(rate.perSecond()).isEqualTo(70);
    }

    @Test
    void followsALimitThatIsLowered() {
        peer.roundTripMillis(10).limit(500, 50);
        peer.run(20);
        peer.limit(50, 5);
        peer.run(3);

        Traffic after = peer.run(20);

        assertThat(after.acceptedPerSecond()).isGreaterThan(45);
        assertThat(after.shareThrottled()).isLessThan(0.05);
    }

    @Test
    void followsALimitThatIsRaised() {
        peer.roundTripMillis(10).limit(50, 5);
        peer.run(20);
        peer.limit(100, 10);
        peer.run(45);

        assertThat(peer.run(10).acceptedPerSecond()).isGreaterThan(90);
    }

    @Test
    void probesRarelyWhileNothingIsAcceptedAndRecoversSoon() {
        peer.roundTripMillis(10).limit(200, 20);
        peer.run(20);
        peer.limit(0, 0);
        peer.run(10);
        assertThat(peer.run(10).departed()).isLessThan(30);

        peer.limit(200, 20);
        peer.run(5);
        assertThat(peer.run(10).acceptedPerSecond()).isGreaterThan(170);
    }

    @Test
    void neverExceedsTheHardLimit() {
        AdaptiveRate limited = new AdaptiveRate(30);

        Traffic traffic = new SimulatedPeer(limited)
                .roundTripMillis(10)
                .limit(1_000, 1_000)
                .run(10);

        assertThat(limited.perSecond()).isEqualTo(30);
        assertThat(traffic.departed()).isBetween(290, 302);
    }

    @Test
    void doesNotGrowWhileItDelaysNoSender() {
        rate.throttled(rate.departed(), 0);
        double before = rate.perSecond();
        for (int i = 0; i < 1_000; i++) {
            rate.departed();
            rate.accepted(false, i);
        }

        assertThat(rate.perSecond()).isEqualTo(before);
    }

    @Test
    void cutsOnceForSubmitsSentBeforeTheLastCut() {
        for (int i = 0; i < 70; i++) {
            rate.accepted(true, i);
        }
        long first = rate.departed();
        long second = rate.departed();
        rate.throttled(first, 100);
        double once = rate.perSecond();
        rate.throttled(second, SECOND);

        assertThat(rate.perSecond()).isEqualTo(once);
        rate.throttled(rate.departed(), 2 * SECOND);
        assertThat(rate.perSecond()).isLessThan(once);
    }
}
