package ua.meterline.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CausesTest {
    private final IOException root = new IOException("disk full");
    private final Exception failure = new IllegalStateException("outer", new RuntimeException("middle", root));

    @Test
    void listsTheCausesOutermostFirst() {
        assertThat(Causes.of(failure)).containsExactly(failure, failure.getCause(), root);
    }

    @Test
    void findsTheInnermostCause() {
        assertThat(Causes.root(failure)).isSameAs(root);
        assertThat(Causes.root(root)).isSameAs(root);
    }

    @Test
    void describesTheInnermostCauseByItsMessageOrElseItsClass() {
        assertThat(Causes.rootMessage(failure)).isEqualTo("disk full");
        assertThat(Causes.rootMessage(new IOException("outer", new NullPointerException())))
                .isEqualTo("NullPointerException");
    }
}
