package ua.meterline.inbox;

import java.util.Collection;
import java.util.Collections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what became of each list. */
public final class ListTally {
    private static final Logger LOG = LoggerFactory.getLogger(ListTally.class);

    private ListTally() {}

    /**
     * One line for a list whose rows are stored.
     *
     * @param name of the file
     * @param outcomes the stored outcome of each row
     */
    public static void log(String name, Collection<String> outcomes) {
        int duplicates = Collections.frequency(outcomes, "duplicate");
        LOG.info(
                "{}: {} accepted, {} held, {} rejected{}",
                FileName.safe(name),
                Collections.frequency(outcomes, "accepted"),
                Collections.frequency(outcomes, "held"),
                Collections.frequency(outcomes, "rejected"),
                duplicates == 0 ? "" : ", " + duplicates + " duplicate");
    }
}
