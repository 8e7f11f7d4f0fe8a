package dev.souk.system.api;

import com.google.protobuf.MessageLite;
import dev.souk.grpc.cart.v1.BasketRequest;
import dev.souk.grpc.order.v1.GetOrderRequest;
import dev.souk.grpc.order.v1.ListOrdersRequest;
import dev.souk.grpc.order.v1.WatchOrderRequest;
import dev.souk.grpc.user.v1.CreateUserRequest;
import dev.souk.grpc.user.v1.GetUserRequest;
import dev.souk.system.api.GrpcCallers.Caller;
import io.grpc.Status.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The table {@code grpc-access.txt}: what each caller gets from each method. */
final class GrpcAccess {

    private static final String TABLE = "/grpc-access.txt";

    private final GrpcCallers callers;

    GrpcAccess(GrpcCallers callers) {
        this.callers = callers;
    }

    /** How many cells there are, and those in which a system does something else. */
    record Result(int cells, List<String> deviations) {}

    /** Calls every method as every caller in each of these ways. */
    Result compare(Map<String, MethodProbe> ways) {
        var deviations = new ArrayList<String>();
        int cells = 0;
        for (String[] row : rows()) {
            byte[] request = request(row[0]).toByteArray();
            int column = 1; // in the order of the callers
            for (Caller caller : Caller.values()) {
                Code wanted = Code.valueOf(row[column++]);
                for (var way : ways.entrySet()) {
                    cells++;
                    Code actual = way.getValue().call(row[0], request, callers.token(caller));
                    if (actual != wanted) {
                        deviations.add("%s, %s, %s: %s".formatted(way.getKey(), row[0], caller, actual));
                    }
                }
            }
        }
        return new Result(cells, deviations);
    }

    private MessageLite request(String method) {
        return switch (method.substring(method.indexOf('/') + 1)) {
            case "GetUser" -> GetUserRequest.newBuilder().setId(callers.user()).build();
            case "GetOrder" ->
                GetOrderRequest.newBuilder().setId(callers.order()).build();
            case "WatchOrder" ->
                WatchOrderRequest.newBuilder().setId(callers.order()).build();
            case "CreateUser" -> CreateUserRequest.getDefaultInstance();
            case "ListOrders" -> ListOrdersRequest.getDefaultInstance();
            case "Basket" -> BasketRequest.getDefaultInstance();
            default -> throw new IllegalArgumentException(method);
        };
    }

    private static List<String[]> rows() {
        try (InputStream table = Objects.requireNonNull(GrpcAccess.class.getResourceAsStream(TABLE))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" +"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
