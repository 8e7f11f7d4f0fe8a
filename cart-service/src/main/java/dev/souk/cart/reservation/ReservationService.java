package dev.souk.cart.reservation;

import dev.souk.cart.cart.CartService;
import dev.souk.cart.reservation.ReservationDecision.Ignore;
import dev.souk.cart.reservation.ReservationDecision.InvalidInState;
import dev.souk.cart.reservation.ReservationDecision.RecordTombstone;
import dev.souk.cart.reservation.ReservationDecision.Release;
import dev.souk.cart.reservation.ReservationDecision.Reserve;
import dev.souk.cart.reservation.ReservationDecision.Sell;
import dev.souk.cart.reservation.ReservationTrigger.OrderConfirmed;
import dev.souk.cart.reservation.ReservationTrigger.OrderPlaced;
import dev.souk.cart.reservation.StockEvent.StockRejected;
import dev.souk.cart.reservation.StockEvent.StockReleased;
import dev.souk.cart.reservation.StockEvent.StockReserved;
import dev.souk.cart.stock.OrderStockRepository;
import dev.souk.cart.stock.Shortage;
import dev.souk.common.event.PoisonException;
import dev.souk.common.outbox.Outbox;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Reserves, rejects, sells and releases, each at most once for an order, even where events arrive twice, late or out of
 * order. Runs in the inbox's transaction.
 */
@Service
class ReservationService {

    private final ReservationRepository reservations;
    private final OrderStockRepository stock;
    private final CartService carts;
    private final Outbox outbox;
    private final ReservationMetrics metrics;

    ReservationService(
            ReservationRepository reservations,
            OrderStockRepository stock,
            CartService carts,
            Outbox outbox,
            ReservationMetrics metrics) {
        this.reservations = reservations;
        this.stock = stock;
        this.carts = carts;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /** Does what the event requires in the state of the order's reservation; poison if it is invalid there. */
    void on(ReservationTrigger trigger) {
        Reservation reservation = reservations.lock(trigger.orderId());
        ReservationOutcome outcome = switch (reservation.state().on(trigger)) {
            case Reserve(var order) -> reserve(order);
            case Sell(var order) -> sell(reservation, order);
            case Release _ -> release(reservation.orderId());
            case RecordTombstone _ -> recordTombstone(reservation.orderId());
            case Ignore _ -> ReservationOutcome.IGNORED;
            case InvalidInState _ -> throw invalidInState(reservation.state(), trigger);
        };
        metrics.countAfterCommit(outcome);
    }

    private ReservationOutcome reserve(OrderPlaced order) {
        List<Shortage> missing = stock.reserve(order.orderId(), order.quantities());
        if (missing.isEmpty()) {
            publish(new StockReserved(order.orderId()), reservations.decide(order, ReservationState.RESERVED));
            return ReservationOutcome.RESERVED;
        }
        publish(new StockRejected(order.orderId(), missing), reservations.decide(order, ReservationState.REJECTED));
        return ReservationOutcome.REJECTED;
    }

    private ReservationOutcome sell(Reservation reservation, OrderConfirmed order) {
        reservations.sell(order.orderId());
        long cartVersion = Objects.requireNonNull(reservation.cartVersion());
        carts.removeOrdered(order.userId(), stock.sell(order.orderId()), cartVersion);
        return ReservationOutcome.SOLD;
    }

    private ReservationOutcome release(UUID orderId) {
        stock.release(orderId);
        publish(new StockReleased(orderId), reservations.release(orderId));
        return ReservationOutcome.RELEASED;
    }

    private ReservationOutcome recordTombstone(UUID orderId) {
        publish(new StockReleased(orderId), reservations.release(orderId));
        return ReservationOutcome.TOMBSTONE;
    }

    private PoisonException invalidInState(ReservationState state, ReservationTrigger trigger) {
        metrics.countNow(ReservationOutcome.INVALID_IN_STATE);
        return new PoisonException(
                trigger.getClass().getSimpleName() + " is invalid in this state of the reservation: " + state);
    }

    private void publish(StockEvent event, long sequence) {
        outbox.append(event.toOutbound(sequence));
    }
}
