package ua.meterline;

import java.util.Random;
import org.apache.camel.main.Main;
import ua.meterline.link.Link;
import ua.meterline.link.LinkComponent;
import ua.meterline.link.SmscConnector;
import ua.meterline.observe.Gauges;
import ua.meterline.settings.Settings;

/** Makes the parts that speak SMPP, and binds them. */
final class SmppWiring {
    final Link link;

    SmppWiring(Settings settings, Random random) {
        this.link = link(settings.smpp(), random);
    }

    private static Link link(Settings.Smpp smpp, Random random) {
        return new Link(smpp, SmscConnector.of(smpp), random);
    }

    void bind(Main main) {
        main.bind("smpp", new LinkComponent(link));
    }

    void addTo(Gauges gauges) {
        gauges.state("meterline.receiver.bound", "1 while the receiver is bound", link::isReceiving)
                .state("meterline.transmitter.bound", "1 while the transmitter is bound", link::isTransmitting);
    }
}
