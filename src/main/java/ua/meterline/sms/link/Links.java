package ua.meterline.sms.link;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jsmpp.bean.SubmitSm;
import ua.meterline.sms.SubmitTerms;

/** All links to SMSCs, used by routes as one. Thread-safe. */
public final class Links {
    private final List<Link> links;
    private final Duration failoverAfter;

    /**
     * @param links at least one
     * @param failoverAfter how long a link must be down before another one is used instead
     */
    public Links(List<Link> links, Duration failoverAfter) {
        this.links = List.copyOf(links);
        this.failoverAfter = failoverAfter;
    }

    /** Starts binding, without waiting for it. */
    public void start() {
        links.forEach(Link::start);
    }

    /** Unbinds for good. */
    public void stop() throws InterruptedException {
        for (Link link : links) {
            link.stop();
        }
    }

    /** Whether any link has a receiver bound. */
    public boolean isReceiving() {
        return links.stream().anyMatch(Link::isReceiving);
    }

    /** Whether any link has a transmitter bound. */
    public boolean isTransmitting() {
        return links.stream().anyMatch(Link::isTransmitting);
    }

    /** Whether any link has a transmitter bound that is accepted, see {@link Link#isAccepted}. */
    public boolean isAccepted() {
        return links.stream().anyMatch(Link::isAccepted);
    }

    /** @param next the handler of all inbound messages; null for none */
    void setHandler(InboundListener.Handler next) {
        links.forEach(link -> link.inbound().setHandler(next));
    }

    /**
     * @param name the preferred link; null or an unknown name for the first one
     * @return as {@link Link#submit}
     */
    CompletableFuture<String> submit(String name, SubmitSm message, SubmitTerms terms) {
        return route(name).submit(message, terms);
    }

    private Link route(String name) {
        Link first = links.get(0);
        Link preferred = links.stream()
                .filter(link -> link.name().equals(name))
                .findFirst()
                .orElse(first);
        if (preferred.downFor().compareTo(failoverAfter) <= 0) {
            return preferred;
        }
        return links.stream().filter(Link::isTransmitting).findFirst().orElse(preferred);
    }
}
