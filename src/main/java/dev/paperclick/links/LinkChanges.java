package dev.paperclick.links;

import dev.paperclick.platform.UserProblem;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes of links that documents carry already: where they lead, and whether they are answered. Running servers notice by
 * themselves. Every change is kept in {@code link_changes}.
 */
@Component
public class LinkChanges {

    private static final String COLUMNS = """
            select tracking_id, user_id, job_id, application_id, link_function,
                   original_url, redirect_url, is_active, created_at, template_variant
              from link_tracking
            """;

    private final JdbcClient jdbc;
    private final LinkProperties properties;

    public LinkChanges(JdbcClient jdbc, LinkProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** The links with these ids, as far as there are any. */
    public List<TrackedLink> find(Collection<String> ids) {
        return jdbc.sql(COLUMNS + " where tracking_id = any(cast(:ids as text[])) order by tracking_id")
                .param("ids", ids.toArray(String[]::new))
                .query(TrackedLinks::link)
                .list();
    }

    /** The links of an application. */
    public List<TrackedLink> ofApplication(String applicationId) {
        return jdbc.sql(COLUMNS + " where application_id = :applicationId order by tracking_id")
                .param("applicationId", applicationId)
                .query(TrackedLinks::link)
                .list();
    }

    /**
     * The links that lead to an address, whether it is written as people write it or in its clean form.
     *
     * @param candidate whose; null for all
     */
    public List<TrackedLink> leadingTo(String url, @Nullable String candidate) {
        return jdbc.sql(COLUMNS + """
                 where original_url in (:url, :clean)
                   and (cast(:candidate as text) is null or user_id = :candidate)
                 order by tracking_id
                """)
                .param("url", url)
                .param("clean", clean(url))
                .param("candidate", candidate)
                .query(TrackedLinks::link)
                .list();
    }

    /** The form in which links have an address; as it is when it is not fit for one. */
    public String clean(String url) {
        return Destination.check(url, properties.redirectAddress()) instanceof Destination.Accepted accepted
                ? accepted.url()
                : url;
    }

    /**
     * Judges where links are to lead, as if they were made anew.
     *
     * @return the address in its clean form
     * @throws UserProblem when it is not fit, or one of the links would lead to itself
     */
    public String requireFit(String url, List<TrackedLink> links) {
        Set<RedirectAddress> bases = links.stream()
                .map(TrackedLink::redirectUrl)
                .flatMap(address -> RedirectAddress.baseOf(address).stream())
                .collect(Collectors.toSet());
        bases.add(properties.redirectAddress());
        for (RedirectAddress base : bases) {
            if (Destination.check(url, base) instanceof Destination.Refused refused) {
                throw UserProblem.inInput("'" + url + "' " + refused.reason()
                        + ", so no link can lead there; give an address such as https://calendly.com/name/30min.");
            }
        }
        return clean(url);
    }

    /**
     * Leads links elsewhere; tells how many did not lead there yet. Where an application has a link of the same function to
     * that address already, both stay, and new documents get the one that was there.
     *
     * @param url in its clean form
     * @param by the person
     */
    @Transactional
    public int repoint(List<TrackedLink> links, String url, String by) {
        // Nobody may mint the link that is looked for below before this one has become it.
        jdbc.sql("lock table link_tracking in share row exclusive mode").update();
        return jdbc.sql("""
                with chosen as (
                    select tracking_id, user_id, job_id, application_id, link_function, original_url,
                           first_value(tracking_id) over (
                               partition by coalesce(user_id, ''), coalesce(job_id, ''), coalesce(application_id, ''),
                                            link_function
                                   order by is_active desc, created_at, tracking_id) as first_id
                      from link_tracking
                     where tracking_id = any(cast(:ids as text[]))
                       and original_url <> :url
                ), placed as (
                    select chosen.tracking_id, chosen.original_url,
                           coalesce(other.tracking_id, nullif(chosen.first_id, chosen.tracking_id)) as twin_of
                      from chosen
                      left join link_tracking as other
                        on coalesce(other.user_id, '') = coalesce(chosen.user_id, '')
                       and coalesce(other.job_id, '') = coalesce(chosen.job_id, '')
                       and coalesce(other.application_id, '') = coalesce(chosen.application_id, '')
                       and other.link_function = chosen.link_function
                       and md5(other.original_url) = md5(:url)
                       and other.twin_of is null
                ), changed as (
                    update link_tracking as link
                       set original_url = :url,
                           twin_of      = placed.twin_of
                      from placed
                     where link.tracking_id = placed.tracking_id
                    returning link.tracking_id, placed.original_url as old_url
                )
                insert into link_changes (tracking_id, changed_by, change, old_url, new_url)
                select tracking_id, :by, 'repointed', old_url, :url
                  from changed
                """)
                .param("ids", ids(links))
                .param("url", url)
                .param("by", by)
                .update();
    }

    /**
     * Has links answered, or not any more; tells how many were not as wished yet.
     *
     * @param by the person
     */
    @Transactional
    public int setActive(List<TrackedLink> links, boolean active, String by) {
        return jdbc.sql("""
                with changed as (
                    update link_tracking
                       set is_active = :active
                     where tracking_id = any(cast(:ids as text[]))
                       and is_active <> :active
                    returning tracking_id
                )
                insert into link_changes (tracking_id, changed_by, change)
                select tracking_id, :by, :change
                  from changed
                """)
                .param("ids", ids(links))
                .param("active", active)
                .param("by", by)
                .param("change", active ? "activated" : "deactivated")
                .update();
    }

    private static String[] ids(List<TrackedLink> links) {
        return links.stream().map(link -> link.id().value()).toArray(String[]::new);
    }
}
