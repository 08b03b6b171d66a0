package ua.meterline.app;

import java.util.List;
import java.util.Random;
import org.apache.camel.main.Main;
import ua.meterline.config.Settings;
import ua.meterline.operations.Gauges;
import ua.meterline.sms.link.Link;
import ua.meterline.sms.link.LinkComponent;
import ua.meterline.sms.link.Links;
import ua.meterline.sms.link.SmscConnector;

/** Makes the parts that speak SMPP, and binds them. */
final class LinkModule {
    final Links links;
    private final List<Link> each;

    LinkModule(Settings settings, Random random) {
        this.each = settings.links().stream()
                .map(smpp -> new Link(smpp, SmscConnector.of(smpp), random))
                .toList();
        this.links = new Links(each, settings.answering().failoverAfter());
    }

    void bind(Main main) {
        main.bind("smpp", new LinkComponent(links));
    }

    /** An only link without a name needs no label. */
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
                            "Messages refused with 0x58, because too many waited for their answers",
                            link::throttled,
                            label);
        }
    }
}
