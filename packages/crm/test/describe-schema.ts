import { type Kysely, sql } from 'kysely'

/** What the database consists of, as text that reads like SQL and stays the same from run to run. */
export async function describeSchema<T>(db: Kysely<T>): Promise<string> {
  const lines = async (title: string, query: ReturnType<typeof sql<{ line: string }>>): Promise<string> => {
    const { rows } = await query.execute(db)
    return [`-- ${title}`, ...rows.map(({ line }) => line)].join('\n')
  }
  const ours = sql`c.relnamespace = 'public'::regnamespace and c.relname not like 'kysely%'`
  const parts = [
    await lines(
      'tables',
      sql`select format(E'create table %s (\n%s\n);', c.relname, string_agg(
          format('  %s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
            case when a.attnotnull then ' not null' else '' end,
            coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')), E',\n' order by a.attnum)) as line
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        where c.relkind = 'r' and ${ours} group by c.relname order by c.relname`,
    ),
    await lines(
      'constraints',
      sql`select format('alter table %s add constraint %s %s;', c.relname, x.conname, pg_get_constraintdef(x.oid)) as line
        from pg_constraint x join pg_class c on c.oid = x.conrelid
        where ${ours} and x.contype <> 'n' order by c.relname, x.contype, x.conname`,
    ),
    await lines(
      'indexes',
      sql`select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i join pg_class c on c.oid = i.indrelid
        where ${ours} and not exists (select from pg_constraint x where x.conindid = i.indexrelid)
        order by 1`,
    ),
    await lines(
      'functions',
      sql`select pg_get_functiondef(p.oid) || ';' as line from pg_proc p
        where p.pronamespace = 'public'::regnamespace order by p.proname`,
    ),
    await lines(
      'row-level security',
      sql`select format('alter table %s %s row level security, %s row level security;', c.relname,
          case when c.relrowsecurity then 'enable' else 'disable' end,
          case when c.relforcerowsecurity then 'force' else 'no force' end) as line
        from pg_class c where c.relkind = 'r' and ${ours} order by c.relname`,
    ),
    await lines(
      'policies',
      sql`select format('create policy %s on %s for %s to %s using (%s) with check (%s);', policyname, tablename,
          lower(cmd), array_to_string(roles, ', '), qual, with_check) as line
        from pg_policies where schemaname = 'public' order by tablename, policyname`,
    ),
    await lines(
      'grants',
      sql`select format('grant %s on %s to %s;', string_agg(lower(privilege_type), ', ' order by privilege_type),
          table_name, grantee) as line
        from information_schema.role_table_grants
        where table_schema = 'public' and grantee like 'liaison%' and grantee <> current_user
        group by table_name, grantee order by table_name, grantee`,
    ),
  ]
  return `${parts.join('\n\n')}\n`
}
