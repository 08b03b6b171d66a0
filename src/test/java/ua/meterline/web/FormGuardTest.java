package ua.meterline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import ua.meterline.backoffice.limit.OneTimeKeys;

class FormGuardTest {
    private static final int FORMS = 2_000;
    private static final int LARGE = 60_000;

    private final AtomicLong nanos = new AtomicLong();
    private final FormGuard guard = new FormGuard(OneTimeKeys.OF_ONE_GATEWAY, nanos::get);
    private final AtomicInteger handled = new AtomicInteger();

    @Test
    void givesARepeatedFormTheFirstAnswer() throws Exception {
        assertThat(text(guard.once("form", this::numbered))).isEqualTo("1");
        assertThat(text(guard.once("form", this::numbered))).isEqualTo("1");
        assertThat(text(guard.once("other form", this::numbered))).isEqualTo("2");
    }

    @Test
    void handlesADoubleClickOnce() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService clicks = Executors.newFixedThreadPool(2);
        try {
            Callable<String> click = () -> text(guard.once("form", () -> {
                entered.countDown();
                goOn.await();
                return numbered();
            }));
            Future<String> first = clicks.submit(click);
            entered.await();
            Future<String> second = clicks.submit(click);
            goOn.countDown();
            assertThat(List.of(first.get(), second.get())).containsExactly("1", "1");
        } finally {
            clicks.shutdownNow();
        }
    }

    /** A new password was shown to the next person at a shared computer who went back and sent the form again. */
    @Test
    void keepsAnAnswerWithASecretForADoubleClickOnly() throws Exception {
        guard.once("form", () -> numbered().withSecret());
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(text(guard.once("form", this::numbered))).isEqualTo("1");

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThatThrownBy(() -> guard.once("form", this::numbered)).isInstanceOf(FormGuard.SentBeforeException.class);
        assertThat(handled).as("handled once").hasValue(1);
    }

    /** The page was empty. */
    @Test
    void saysThatAFormWasSentBeforeWhereItsAnswerIsTooLargeToBeKept() throws Exception {
        byte[] large = new byte[64 * 1024 + 1];
        FormGuard.Work work = () -> {
            handled.incrementAndGet();
            return new Answer(200, Answer.HTML, Map.of(), out -> out.write(large));
        };
        guard.once("form", work);

        assertThatThrownBy(() -> guard.once("form", work)).isInstanceOf(FormGuard.SentBeforeException.class);
        assertThat(handled).as("handled once").hasValue(1);
    }

    @Test
    void handlesAFormAgainAfterAQuestion() throws Exception {
        guard.once("form", () -> numbered().asQuestion());
        assertThat(text(guard.once("form", this::numbered))).isEqualTo("2");
    }

    @Test
    void handlesAFormAgainAfterAnError() throws Exception {
        assertThatThrownBy(() -> guard.once("form", () -> {
                    throw new IOException("the disk is full");
                }))
                .isInstanceOf(IOException.class);
        guard.once("form", () -> numbered().withStatus(422));
        assertThat(text(guard.once("form", this::numbered))).isEqualTo("2");
    }

    @Test
    void forgetsAnswersWhereAllTogetherAreTooLarge() throws Exception {
        for (int i = 0; i < FORMS; i++) {
            guard.once("form " + i, () -> Answer.html("x".repeat(LARGE)));
        }
        int again = 0;
        for (int i = 0; i < FORMS; i++) {
            if (text(guard.once("form " + i, () -> Answer.html("again"))).equals("again")) {
                again++;
            }
        }
        assertThat(again).isGreaterThan(FORMS / 2);
    }

    private Answer numbered() {
        return Answer.html(Integer.toString(handled.incrementAndGet()));
    }

    private static String text(Answer answer) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        answer.body().writeTo(body);
        return body.toString(StandardCharsets.UTF_8);
    }
}
