package ua.meterline.web.cabinet;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import ua.meterline.store.StoreUnavailableException;

/**
 * Stamps forms, and tells whether a person may have filled one in. A stamp can be used once, within two hours, and not
 * sooner than a person needs for filling in the form. Thread-safe.
 */
final class FormStamps {
    private static final int HIGHEST = 9;

    private final Duration fillingTime;
    private final InstantSource clock;
    private final StampNumbers numbers;

    /** What is wrong with a form; in kebab case, the end of the key of its text. */
    enum Verdict {
        GOOD,
        /** It may be sent again. */
        TOO_FAST,
        WRONG_ANSWER,
        EXPIRED,
        USED
    }

    FormStamps(StampNumbers numbers, Duration fillingTime, InstantSource clock) {
        this.numbers = numbers;
        this.fillingTime = fillingTime;
        this.clock = clock;
    }

    FormStamp issue() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new FormStamp(
                numbers.issue(), clock.instant(), random.nextInt(1, HIGHEST + 1), random.nextInt(1, HIGHEST + 1));
    }

    /** Each stamp has one answer, right or wrong: then it is used. */
    Verdict use(FormStamp stamp, String answer) throws StoreUnavailableException {
        Duration age = Duration.between(stamp.openedAt(), clock.instant());
        if (age.compareTo(fillingTime) < 0) {
            return Verdict.TOO_FAST;
        } else if (age.compareTo(StampNumbers.LIFETIME) > 0) {
            return Verdict.EXPIRED;
        } else if (!numbers.use(stamp.number())) {
            return Verdict.USED;
        }
        return stamp.isAnsweredBy(answer) ? Verdict.GOOD : Verdict.WRONG_ANSWER;
    }

    /** The form was good, but what it asks for did not happen: it can be sent again. */
    void release(FormStamp stamp) throws StoreUnavailableException {
        numbers.release(stamp.number());
    }
}
