package dev.souk.system.attack.protocol;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.shop.User;
import dev.souk.system.attack.wire.Answer;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.UUID;

/** The host of a request must not get into links, and must not make the gateway a proxy for others. */
final class NameAnotherHost implements Attack {

    @Override
    public String tries() {
        return "be forwarded to another host, or get links to it, by Host and by an absolute target";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        try (var server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            String own = "127.0.0.1:" + server.getLocalPort();
            for (Request request : List.of(
                    Request.get("http://%s/items".formatted(own)),
                    Request.get("/items").with("Host: " + own),
                    Request.get("//%s/items".formatted(own)),
                    Request.get("/@%s/items".formatted(own)),
                    Request.get("/items?url=http://%s/".formatted(own)),
                    Request.of("CONNECT", own),
                    Request.of("POST", "/users").with("Host: " + own).json(account()))) {
                Answer answer = shop.send(request);
                boolean linked = answer.headers().toString().contains(own);
                probes.expect(!linked && answer.status() < 500, request.toString(), answer);
            }
            server.setSoTimeout(300);
            probes.expect(!isCalled(server), "the other host", "was called");
        }
    }

    private static String account() {
        return "{\"email\":\"host-%s@souk.example\",\"name\":\"Mallory\",\"password\":\"%s\"}"
                .formatted(UUID.randomUUID(), User.PASSWORD);
    }

    private static boolean isCalled(ServerSocket server) throws IOException {
        try {
            server.accept().close();
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }
}
