package ua.meterline.sms.link;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jsmpp.bean.SubmitSm;

/** All links to SMSCs, which routes use as one. Thread-safe. */
public final class Links {
    private final List<Link> links;
    private final Duration failoverAfter;

    /**
     * @param links at least one
     * @param failoverAfter how long a link must be down before another one takes its place
     */
    public Links(List<Link> links, Duration failoverAfter) {
        this.links = List.copyOf(links);
        this.failoverAfter = failoverAfter;
    }

    /** Begins to bind, and returns at once. */
    public void start() {
        links.forEach(Link::start);
    }

    /** Unbinds, and binds no more. */
    public void stop() throws InterruptedException {
        for (Link link : links) {
            link.stop();
        }
    }

    /** Whether messages can come by any of them. */
    public boolean isReceiving() {
        return links.stream().anyMatch(Link::isReceiving);
    }

    /** Whether replies can leave by any of them. */
    public boolean isTransmitting() {
        return links.stream().anyMatch(Link::isTransmitting);
    }

    /** From now on every message goes there, or nowhere if it is null. */
    void handTo(InboundListener.Taker next) {
        links.forEach(link -> link.reception().handTo(next));
    }

    /**
     * @param name of the link that is to be used if it is up; null, or one that is not there any more, for any
     * @return as {@link Link#submit}
     */
    CompletableFuture<String> submit(String name, SubmitSm message) {
        return wayOut(name).submit(message);
    }

    private Link wayOut(String name) {
        Link first = links.get(0);
        Link wanted = links.stream()
                .filter(link -> link.name().equals(name))
                .findFirst()
                .orElse(first);
        if (wanted.downFor().compareTo(failoverAfter) <= 0) {
            return wanted;
        }
        return links.stream().filter(Link::isTransmitting).findFirst().orElse(wanted);
    }
}
