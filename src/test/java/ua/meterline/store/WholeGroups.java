package ua.meterline.store;

import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.service.ServiceHelper;

/**
 * In the place of the component {@code group}: what is sent to it is a whole group, stored by the calling thread. A
 * body that is no list is a group of one.
 */
final class WholeGroups extends DirectComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) {
        parameters.clear();
        return new DirectEndpoint(uri, this) {
            @Override
            public Producer createProducer() throws Exception {
                return new WholeGroupProducer(this, super.createProducer());
            }
        };
    }

    private static final class WholeGroupProducer extends DefaultProducer {
        private final Producer direct;

        WholeGroupProducer(Endpoint endpoint, Producer direct) {
            super(endpoint);
            this.direct = direct;
        }

        @Override
        public void process(Exchange exchange) throws Exception {
            Object body = exchange.getMessage().getBody();
            if (body instanceof List) {
                direct.process(exchange);
            } else {
                exchange.getMessage().setBody(List.of(body));
                direct.process(exchange);
                exchange.getMessage().setBody(body);
            }
        }

        @Override
        protected void doStart() throws Exception {
            ServiceHelper.startService(direct);
            super.doStart();
        }
    }
}
