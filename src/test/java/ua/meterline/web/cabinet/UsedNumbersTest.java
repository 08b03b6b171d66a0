package ua.meterline.web.cabinet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsedNumbersTest {
    private final UsedNumbers numbers = new UsedNumbers(128);

    @Test
    void letsEachNumberBeUsedOnce() {
        long first = numbers.issue();
        long second = numbers.issue();
        assertThat(numbers.use(first)).isTrue();
        assertThat(numbers.use(first)).isFalse();
        assertThat(numbers.use(second)).isTrue();
    }

    @Test
    void takesNoNumberThatWasNeverIssued() {
        numbers.issue();
        assertThat(numbers.use(1)).isFalse();
        assertThat(numbers.use(-1)).isFalse();
        assertThat(numbers.use(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void takesAForgottenNumberForUsedAndItsSuccessorForNew() {
        long old = numbers.issue();
        assertThat(numbers.use(old)).isTrue();
        long last = old;
        for (int i = 0; i < 128; i++) {
            last = numbers.issue();
        }
        assertThat(numbers.use(old)).isFalse();
        assertThat(numbers.use(last)).isTrue();
        assertThat(numbers.use(last)).isFalse();
    }
}
