package dev.souk.cart.reservation;

import dev.souk.cart.cart.CartService;
import dev.souk.cart.reservation.ReservationTrigger.OrderCancelling;
import dev.souk.cart.reservation.ReservationTrigger.OrderConfirmed;
import dev.souk.cart.reservation.ReservationTrigger.OrderPlaced;
import dev.souk.cart.reservation.StockEvent.StockRejected;
import dev.souk.cart.reservation.StockEvent.StockReleased;
import dev.souk.cart.reservation.StockEvent.StockReserved;
import dev.souk.cart.stock.Shortage;
import dev.souk.cart.stock.StockRepository;
import dev.souk.common.event.OutboundEvent;
import dev.souk.common.event.PoisonException;
import dev.souk.common.outbox.Outbox;
import java.util.List;
import org.springframework.stereotype.Component;

/** Does for each order what {@link ReservationState} says. Part of the transaction in which the fact came in. */
@Component
class ReservationService {

    private final ReservationRepository store;
    private final StockRepository stock;
    private final CartService carts;
    private final Outbox outbox;
    private final ReservationMetrics counters;

    ReservationService(
            ReservationRepository store,
            StockRepository stock,
            CartService carts,
            Outbox outbox,
            ReservationMetrics counters) {
        this.store = store;
        this.stock = stock;
        this.carts = carts;
        this.outbox = outbox;
        this.counters = counters;
    }

    /** Does what the fact asks for; poison where it contradicts what has been done for the order. */
    void on(ReservationTrigger fact) {
        ReservationDecision step = store.lock(fact.orderId()).on(fact);
        counters.countOnCommit(take(step));
    }

    private ReservationOutcome take(ReservationDecision step) {
        return switch (step) {
            case ReservationDecision.Reserve(var order) -> reserve(order);
            case ReservationDecision.Sell(var order) -> sell(order);
            case ReservationDecision.Release(var order) -> release(order);
            case ReservationDecision.Bury(var order) -> bury(order);
            case ReservationDecision.Nothing() -> ReservationOutcome.REPEATED;
            case ReservationDecision.Contradiction(var state, var fact) -> throw refuse(state, fact);
        };
    }

    private PoisonException refuse(ReservationState state, ReservationTrigger fact) {
        counters.countNow(ReservationOutcome.CONTRADICTED);
        return new PoisonException(fact.getClass().getSimpleName() + " contradicts the reservation, which is " + state);
    }

    private ReservationOutcome reserve(OrderPlaced order) {
        List<Shortage> missing = stock.reserve(order.orderId(), order.quantities());
        if (missing.isEmpty()) {
            store.begin(order, ReservationState.RESERVED);
            publish(new StockReserved(order.orderId()), 1);
            return ReservationOutcome.RESERVED;
        }
        store.begin(order, ReservationState.REJECTED);
        publish(new StockRejected(order.orderId(), missing), 1);
        return ReservationOutcome.REJECTED;
    }

    private ReservationOutcome sell(OrderConfirmed order) {
        long cartVersion = store.sell(order.orderId());
        carts.takeOut(order.userId(), stock.sell(order.orderId()), cartVersion);
        return ReservationOutcome.SOLD;
    }

    private ReservationOutcome release(OrderCancelling order) {
        stock.release(order.orderId());
        int sequence = store.release(order.orderId());
        publish(new StockReleased(order.orderId()), sequence);
        return ReservationOutcome.RELEASED;
    }

    private ReservationOutcome bury(OrderCancelling order) {
        store.bury(order.orderId());
        publish(new StockReleased(order.orderId()), 1);
        return ReservationOutcome.BURIED;
    }

    private void publish(StockEvent fact, int sequence) {
        outbox.append(new OutboundEvent(StockEvent.TOPIC, fact.type(), fact.orderId(), sequence, fact));
    }
}
