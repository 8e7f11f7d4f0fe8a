package dev.souk.gateway.routing;

import java.util.Set;
import java.util.function.Predicate;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The paths of gRPC-Web, {@code POST /service/method}, for the security rules and the limits of concurrent requests.
 *
 * @param services full names of the services, such as {@code souk.user.v1.UserService}
 * @param isRouted whether there is a method of this full name
 */
public record GrpcWebPaths(Set<String> services, Predicate<String> isRouted) {

    /** Without the profile grpc. */
    public static GrpcWebPaths none() {
        return new GrpcWebPaths(Set.of(), _ -> false);
    }

    /** Whether the request is a call of a method of these services, also of one that does not exist. */
    public boolean include(ServerHttpRequest request) {
        String[] names = methodOf(request).split("/", -1);
        return HttpMethod.POST.equals(request.getMethod()) && names.length == 2 && services.contains(names[0]);
    }

    /** Whether the request is a call that is sent on, and has the limits of gRPC. */
    public boolean isRouted(ServerHttpRequest request) {
        return HttpMethod.POST.equals(request.getMethod()) && isRouted.test(methodOf(request));
    }

    /** The full name of the method that a request calls. */
    public static String methodOf(ServerHttpRequest request) {
        String path = request.getPath().pathWithinApplication().value();
        return path.startsWith("/") ? path.substring(1) : path;
    }
}
