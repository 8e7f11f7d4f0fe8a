$watched = @{}
while ($null -ne ($line = [Console]::In.ReadLine())) {
  $order, $number, $signal = $line.Trim() -split ' '
  if ($order -eq 'watch') { $watched[$number] = $signal }
  if ($order -eq 'forget') { $watched.Remove($number) }
}
foreach ($number in $watched.Keys) { taskkill /F /T /PID $number | Out-Null }
