package ua.meterline.app;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongConsumer;
import ua.meterline.config.AddressSettings;
import ua.meterline.config.LiveSettings;
import ua.meterline.config.Settings;
import ua.meterline.operations.Gauges;
import ua.meterline.sms.link.Link;
import ua.meterline.sms.link.LinkComponent;
import ua.meterline.sms.link.Links;
import ua.meterline.sms.link.SmscConnector;

/** Wires the links to the SMSC, and the component smpp that uses them. */
final class LinkModule {
    final Links links;
    final List<Link> each;
    private final AddressSettings addresses;
    private final boolean deliveryReceipts;

    /** @param latency takes the nanoseconds from the receipt of each message until its response is written */
    LinkModule(LiveSettings live, Random random, LongConsumer latency) {
        Settings settings = live.get();
        this.addresses = settings.addresses();
        this.deliveryReceipts = settings.submits().deliveryReceipts();
        this.each = settings.links().stream()
                .map(smpp -> new Link(smpp, SmscConnector.of(smpp), random, latency))
                .toList();
        this.links = new Links(each, settings.submits().failoverAfter());
        live.onReload(this::reload);
    }

    /** The names of the links are the same until a restart. */
    private void reload(Settings changed) {
        for (int i = 0; i < each.size(); i++) {
            each.get(i).reload(changed.links().get(i));
        }
    }

    void bind(RouteBindings routes) {
        routes.bind("smpp", new LinkComponent(links));
        routes.properties(
                "meterline.smpp.",
                Map.of(
                        "source-ton", addresses.source().ton(),
                        "source-npi", addresses.source().npi(),
                        "destination-ton", addresses.destination().ton(),
                        "destination-npi", addresses.destination().npi(),
                        "registered-delivery", deliveryReceipts ? 1 : 0));
    }

    /** A single link without a name has no label. */
    void addTo(Gauges gauges) {
        for (Link link : each) {
            String[] label = link.name().isEmpty() ? new String[0] : new String[] {"link", link.name()};
            gauges.state("meterline.receiver.bound", "1 while the receiver is bound", link::isReceiving, label)
                    .state(
                            "meterline.transmitter.bound",
                            "1 while the transmitter is bound",
                            link::isTransmitting,
                            label)
                    .count(
                            "meterline.messages.throttled",
                            "Messages rejected with 0x58, because the receive window was exceeded",
                            link::throttled,
                            label);
        }
    }
}
