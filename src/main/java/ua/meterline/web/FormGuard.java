package ua.meterline.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ua.meterline.backoffice.limit.OneTimeKeys;

/**
 * Handles each form once: a form that is sent again, by a double click or the back button, gets the answer of the first
 * time. An answer with an error or a question is forgotten, so that the form can be sent again. One with a secret is
 * kept for a minute, for a double click. The answers take 32 MiB at most; beyond that, those of old forms are
 * forgotten. They are those of this node: where another one has handled the form, it is not handled again, and there
 * is no answer to show. Thread-safe.
 */
final class FormGuard {
    /** The field of a form with its id. */
    static final String FIELD = "form-id";

    private static final long MOST_OCTETS = 32 * 1024 * 1024;
    private static final int OCTETS_OF_A_FORM = 512;
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final Duration KEPT = Duration.ofHours(12);
    private static final Duration SECRET_KEPT = Duration.ofMinutes(1);
    private static final int MOST_SECRETS = 1_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final int ID_OCTETS = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Cache<String, First> answers;
    private final Cache<String, Answer> secrets;
    private final OneTimeKeys handled;

    /** @param handled the forms that any node has handled */
    FormGuard(OneTimeKeys handled) {
        this(handled, Ticker.systemTicker());
    }

    FormGuard(OneTimeKeys handled, Ticker ticker) {
        this.handled = handled;
        answers = Caffeine.newBuilder()
                .ticker(ticker)
                .maximumWeight(MOST_OCTETS)
                .weigher((String form, First first) -> OCTETS_OF_A_FORM + first.octets())
                .expireAfterWrite(KEPT)
                .build();
        secrets = Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(MOST_SECRETS)
                .expireAfterWrite(SECRET_KEPT)
                .scheduler(Scheduler.systemScheduler())
                .build();
    }

    /**
     * The first handling of a form.
     *
     * @param answer null where it has ended with a secret; completes with null where it is too large to be kept
     * @param octets of its answer, 0 until it has ended
     */
    private record First(CompletableFuture<Answer> answer, int octets) {
        static final First WITH_SECRET = new First(null, 0);
    }

    /** @param answer null where it is too large to be kept */
    private record Kept(Answer answer, int octets) {}

    /** The first handling has not ended. */
    static final class StillRunningException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** The form was handled, and there is no answer to show: it was another node's, had a secret, or was too large. */
    static final class SentBeforeException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** Handles the form. */
    @FunctionalInterface
    interface Work {
        Answer handle() throws Exception;
    }

    static String newId() {
        byte[] octets = new byte[ID_OCTETS];
        RANDOM.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    /** @param form the form's id with its session and path */
    Answer once(String form, Work work) throws Exception {
        First own = new First(new CompletableFuture<>(), 0);
        First first = answers.asMap().putIfAbsent(form, own);
        if (first == null) {
            return handle(form, own, work);
        }
        return first == First.WITH_SECRET ? secretOf(form) : await(first.answer(), form, work);
    }

    private Answer secretOf(String form) throws SentBeforeException {
        Answer secret = secrets.getIfPresent(form);
        if (secret == null) {
            throw new SentBeforeException();
        }
        return secret;
    }

    private Answer handle(String form, First own, Work work) throws Exception {
        boolean done = false;
        try {
            if (!handled.use(form)) {
                throw new SentBeforeException();
            }
            Answer answer = handle(form, work);
            if (answer.isSuccess()) {
                keep(form, own, kept(answer));
                done = true;
            }
            return answer;
        } finally {
            if (!done) {
                forget(form, own);
            }
        }
    }

    /** What failed can be sent again, to any node. */
    private Answer handle(String form, Work work) throws Exception {
        boolean success = false;
        try {
            Answer answer = work.handle();
            success = answer.isSuccess();
            return answer;
        } finally {
            if (!success) {
                handled.release(form);
            }
        }
    }

    private void keep(String form, First own, Kept kept) {
        own.answer().complete(kept.answer());
        if (kept.answer() != null && kept.answer().isSecret()) {
            secrets.put(form, kept.answer());
            answers.put(form, First.WITH_SECRET);
        } else {
            answers.put(form, new First(own.answer(), kept.octets()));
        }
    }

    private void forget(String form, First own) {
        answers.asMap().remove(form, own);
        own.answer().cancel(false);
    }

    private Answer await(CompletableFuture<Answer> first, String form, Work work) throws Exception {
        try {
            Answer answer = first.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null) {
                throw new SentBeforeException();
            }
            return answer;
        } catch (java.util.concurrent.CancellationException | ExecutionException e) {
            return once(form, work); // the first time failed
        } catch (TimeoutException e) {
            throw new StillRunningException();
        }
    }

    /** A copy whose body can be written again. */
    private static Kept kept(Answer answer) throws IOException {
        if (!answer.contentType().equals(Answer.HTML)) {
            return new Kept(answer, 0); // a download makes its content anew
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        answer.body().writeTo(body);
        if (body.size() > LARGEST_ANSWER) {
            return new Kept(null, 0);
        }
        byte[] bytes = body.toByteArray();
        Answer copy = new Answer(answer.status(), answer.contentType(), answer.headers(), out -> out.write(bytes));
        return new Kept(answer.isSecret() ? copy.withSecret() : copy, bytes.length);
    }
}
