package ua.meterline.simulator;

/** Where a session tells how its deliver_sm ended. */
interface DeliveryReports {
    void answered(Transmission transmission, Delivery delivery);

    void failed(Transmission transmission, DeliveryFailedException why);
}
