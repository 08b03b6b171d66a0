package ua.meterline.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import ua.meterline.common.UnusableFileException;

class FileFailureClassifierTest {
    private final FileFailureClassifier failures =
            new FileFailureClassifier(failure -> "not written in time".equals(failure.getMessage()));

    @Test
    void namesTheProblemOfAFile() throws Exception {
        Exception unusable = new IllegalStateException(new UnusableFileException("too-large", "It is too large."));

        assertThat(failures.problem(unusable)).isEqualTo(new FileProblem("too-large", "It is too large."));
        assertThat(failures.problem(new IllegalStateException("bug")).reason()).isEqualTo("not-importable");
    }

    @Test
    void rethrowsFailuresOfTheDisk() {
        Exception failure = new IllegalStateException(new IOException("disk full"));

        assertThatThrownBy(() -> failures.problem(failure)).isSameAs(failure);
    }

    /** A slow database ends in a TimeoutException as innermost cause, which does not name the database. */
    @Test
    void getsTheWholeFailureFromTheRoute() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:import")
                            .doTry()
                            .process(exchange -> {
                                throw new IllegalStateException("not written in time", new TimeoutException());
                            })
                            .doCatch(Exception.class)
                            .bean(failures, "problem");
                }
            });
            context.start();

            assertThat(context.createProducerTemplate()
                            .send("direct:import", exchange -> {})
                            .getException())
                    .hasMessage("not written in time");
        }
    }
}
